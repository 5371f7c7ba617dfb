/** What Jira says of an issue that it did not create. */
export interface SaidByJira {
  messages: readonly string[];
  /** By the id of the field. */
  fields: Readonly<Record<string, string>>;
}

/** Fields that the app fills in itself: what is wrong with these is not for another form to put right. */
const OWN_FIELDS = ['summary', 'description', 'issuetype', 'project'];

/** The name of a field that has to be filled in, where Jira says so in the words of its English texts. */
const requiredIn = (message: string): string | undefined =>
  /^(?:Field )?['"]?(.+?)['"]? is required\.?$/i.exec(message.trim())?.[1];

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Why Jira did not create a defect and what to do, for people. Jira's own words are in the language of who asked. */
export function refusalWords(said: SaidByJira, typeName: string): string {
  const own = OWN_FIELDS.flatMap((field) => said.fields[field] ?? []);
  const others = Object.entries(said.fields).flatMap(([field, message]) =>
    OWN_FIELDS.includes(field) ? [] : [message],
  );
  const all = [...said.messages, ...own, ...others].map((message) => message.trim()).filter(Boolean);
  const elsewhere = `create it in Jira, then link it here.`;
  const required = all.map(requiredIn);
  if (required.length && required.every((name) => name !== undefined))
    return `Jira wants ${listed(required.filter((name) => name !== undefined))} for a ${typeName}: ${elsewhere}`;
  if (!all.length) return `Jira did not take this ${typeName} and gives no reason: ${elsewhere}`;
  return `Jira did not take this ${typeName}. It says: “${all.join(' ')}” If that cannot be put right here, ${elsewhere}`;
}
