import { atEnd, noteAt, quoted, type Check } from '../note';

/** Words that name parts of a screen or what hands do on it, by language. */
const WORDS: Record<string, string> = {
  en: 'click(?:s|ed|ing)?|double-click(?:s|ed|ing)?|buttons?|fields?|checkbox(?:es)?|text ?box(?:es)?|dropdowns?|drop-downs?|radio buttons?|hyperlinks?|scroll(?:s|ed|ing)?|tab key|mouse|xpath|css selectors?',
  de: 'klick(?:e|t|en|te)?|anklick(?:e|t|en)|angeklickt|Schaltflächen?|Knopf|Knöpfe|Textfeld(?:er|ern)?|Eingabefeld(?:er|ern)?|Kontrollkästchen|Auswahlliste|Maus',
  fr: 'cliqu(?:e|er|es|ons|ez|ent)|clic|boutons?|champs? de saisie|cases? à cocher|liste déroulante|souris',
  es: 'pulsar|pulsa|pulso|clic|clico|botón|botones|casillas? de verificación|lista desplegable|ratón|campo de texto',
};

const patternOf = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_=./-])(?:${words})(?![\\p{L}\\p{N}_=/-]|\\.\\p{L})`, 'iu');

const PATTERNS = new Map(Object.entries(WORDS).map(([language, words]) => [language, patternOf(words)]));

/** What is quoted, or filled in from examples, is data: a shop may sell buttons. */
const withoutData = (text: string): string =>
  text.replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»|<[^<>]*>/g, (data) => ' '.repeat(data.length));

export const uiWords: Check<unknown> = (document) => {
  const pattern = PATTERNS.get(document.language);
  if (!pattern) return [];
  const steps = [
    document.background,
    ...document.rules.map(({ background }) => background),
    ...document.scenarios,
  ];
  return steps
    .flatMap((part) => part?.steps ?? [])
    .flatMap(({ text, line }) => {
      const found = pattern.exec(withoutData(text));
      if (!found) return [];
      const [word] = found;
      const message = `${quoted(word)} speaks of the screen. Say what the person wants to do, or what happens.`;
      return [noteAt(document, line, message, atEnd(text, { start: found.index, length: word.length }))];
    });
};
