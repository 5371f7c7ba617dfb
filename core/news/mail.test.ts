import { newsMail, type NewsMailFacts } from './mail';

const mail = (facts: Partial<NewsMailFacts>) =>
  newsMail({
    issueKey: 'SHOP-1',
    people: ['Mira Member'],
    changes: [{ what: 'changed', name: 'Pay by card' }],
    withNames: true,
    ...facts,
  });

test('says who changed what, and where to look', () => {
  const { subject, textBody, htmlBody } = mail({
    changes: [
      { what: 'changed', name: 'Pay by card' },
      { what: 'renamed', name: 'New', formerName: 'Old' },
      { what: 'removed', name: 'Gone' },
    ],
  });
  expect(subject).toBe('SHOP-1: acceptance criteria changed');
  expect(textBody).toBe(
    [
      'Mira Member changed 3 scenarios linked to SHOP-1:',
      '',
      '- “Pay by card” was changed.',
      '- “Old” was changed and is now called “New”.',
      '- “Gone” was removed.',
      '',
      'To see what they say now, open SHOP-1 in Jira and look at “Acceptance criteria”. You get this mail because you watch SHOP-1.',
    ].join('\n'),
  );
  expect(htmlBody).toContain('<li>“Gone” was removed.</li>');
});

test('what people write is text in both bodies', () => {
  const { textBody, htmlBody } = mail({
    people: ['<b>Eve</b>'],
    changes: [{ what: 'changed', name: `<img src=x onerror="1"> & 'x'\nBcc: all` }],
  });
  expect(textBody).toContain(`“<img src=x onerror="1"> & 'x' Bcc: all”`);
  expect(htmlBody).not.toMatch(/<(img|b)\b/);
  expect(htmlBody).toContain('&#60;img src=x onerror=&#34;1&#34;&#62; &#38; &#39;x&#39;');
});

test('a long name is cut, and what turns or hides text is left out', () => {
  const { textBody } = mail({
    people: ['Eve\nBcc: all', 'x'.repeat(5_000)],
    changes: [
      { what: 'renamed', name: '🎉'.repeat(5_000), formerName: 'y'.repeat(10_000) },
      { what: 'removed', name: 'a\u0000b\u001bc\u202ed' },
    ],
  });
  expect(textBody.length).toBeLessThan(2_000);
  expect(textBody).toMatch(/^Eve Bcc: all and x+… changed/);
  expect(textBody).toContain('🎉…”');
  expect(textBody).toContain('“a b c d”');
  expect(textBody).not.toMatch(/\p{Cs}/u);
});

test('without names it says how many changed', () => {
  const { textBody, htmlBody } = mail({ withNames: false, people: [] });
  expect(textBody).toMatch(/^Somebody changed 1 scenario linked to SHOP-1\.\n\nTo see/);
  expect(htmlBody).not.toContain('Pay by card');
});

test('many people are counted, and many scenarios', () => {
  const changes = Array.from({ length: 32 }, (_, n) => ({ what: 'changed' as const, name: `S${n}` }));
  const { textBody } = mail({ people: ['A', 'B', 'C', 'D'], changes });
  expect(textBody).toMatch(/^A, B and 2 others changed 32 scenarios/);
  expect(textBody).toContain('- And 2 more.');
  expect(textBody).not.toContain('“S30”');
  expect(mail({ people: ['A', 'B'] }).textBody).toMatch(/^A and B changed/);
});

test('a scenario without a name is called that', () => {
  expect(mail({ changes: [{ what: 'removed', name: ' ' }] }).textBody).toContain(
    '- A scenario without a name was removed.',
  );
  const unnamed = mail({ changes: [{ what: 'renamed', name: '', formerName: 'Old' }] });
  expect(unnamed.textBody).toContain('- “Old” was changed and has no name now.');
});
