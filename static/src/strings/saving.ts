import { plural } from './plural';

/** Texts for what only a person can decide before a text is saved. */
export const saving = {
  questions: {
    title: (n: number) => (n === 1 ? 'Which scenario is this?' : `Which scenarios are these ${n}?`),
    why: 'They could be scenarios that were here before, changed, or new ones. It matters because links to issues, results and history follow the scenario: a new one starts without them.',
    nothingSaved: 'Nothing is saved yet.',
    which: (name: string) => `Which scenario is “${name}”?`,
    inNew: 'In the new text',
    before: 'Before',
    newText: (name: string) => `${name} in the new text`,
    textBefore: (name: string, place?: string) =>
      `${name}${place === undefined ? '' : `, ${place},`} as it was before`,
    itIs: (name: string, place?: string) => `It is “${name}”${place === undefined ? '' : `, ${place}`}`,
    taken: (name: string) => `chosen for “${name}”`,
    itIsNew: 'It is a new scenario',
    marked: 'Lines that differ are marked.',
    alike: 'Their texts are the same. Go by where each stood and what it is linked to.',
    place: (at: number) => `scenario ${at}`,
    placeOf: (at: number, of: number) => `scenario ${at} of ${of}`,
    linkedTo: (keys: readonly string[], hidden: number) =>
      keys.length + hidden === 0
        ? 'no linked issues'
        : `linked to ${[...keys, ...(hidden > 0 ? [plural(hidden, 'issue') + ' you may not see'] : [])].join(', ')}`,
    result: (outcome: string) => `latest result: ${outcome}`,
    left: (n: number) => `Choose for each scenario: ${plural(n, 'is', 'are')} left.`,
    save: 'Save with these answers',
    back: 'Back to the text',
  },
  deciding: {
    discardTitle: 'Discard what you chose and wrote here?',
    discard: 'Discard',
    stay: 'Keep deciding',
  },
  merge: {
    between: {
      people: {
        title: 'Someone else changed the same lines',
        nothingSaved: 'Nothing is saved yet, and your text is kept.',
        mine: 'Yours',
        theirs: 'Theirs',
        takeMine: 'Take yours',
        takeTheirs: 'Take theirs',
        takeBoth: 'Take both, yours first',
      },
      file: {
        title: 'The file and the project have the same lines changed',
        nothingSaved: 'Nothing is saved yet, and the project keeps its text until you decide.',
        mine: 'In the file',
        theirs: 'In the project',
        takeMine: 'Take what is in the file',
        takeTheirs: 'Keep what is in the project',
        takeBoth: 'Take both, the file first',
      },
    },
    what: (places: number) =>
      `Everything else was brought together. Choose at ${plural(places, 'place')} what the text is to be; lines that changed are marked.`,
    moved: (name: string, feature: string) =>
      `“${name}” has been moved to the feature “${feature}” meanwhile. Where it is missing here, leave it out and make your change there; taken from your text it would be a second scenario.`,
    place: (n: number, of: number) => `Place ${n} of ${of}`,
    base: 'Before',
    sideOf: (side: string, n: number) => `${side}, place ${n}`,
    nothing: 'Nothing: it is deleted here.',
    nothingBefore: 'Nothing was here.',
    nothingAdded: 'Nothing here.',
    write: 'Write it by hand',
    written: (n: number) => `Text of place ${n}`,
    agreed: 'Text both agree on',
    left: (n: number) => `Choose at each place: ${plural(n, 'is', 'are')} left.`,
    save: 'Save this text',
    back: 'Back to my text',
    noticed: 'Someone else changed this feature meanwhile',
    noticedText:
      'When you save, both changes are brought together; where you changed the same lines you choose. This is what is there now, with the lines that are new in it marked:',
    saved: (name: string) => `“${name}” was saved together with what somebody else changed meanwhile.`,
  },
} as const;
