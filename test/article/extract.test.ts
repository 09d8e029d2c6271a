// @vitest-environment node
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../utils/article/extract/blocks';
import { isDateLine } from '../../utils/article/extract/date-line';
import { declaredBody, declares } from '../../utils/article/extract/declared-body';
import { extractNodes } from '../../utils/article/extract/extract';
import { countWords, fold } from '../../utils/article/extract/fold';
import { BOILERPLATE, BOILERPLATE_SHAPES } from '../../utils/rules/boilerplate';

const SENTENCE = 'The ferry left the harbour at six, with nobody on deck but the mate and two gulls. ';
const PARAGRAPHS = Array.from({ length: 8 }, (_, index) =>
  `Paragraph ${index + 1}. ${SENTENCE.repeat(3)}`.trim(),
);
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const extract = (body: string, head = '<title>The last ferry</title>', attributes = ' lang="en"') =>
  extractNodes(
    parseHTML(`<!doctype html><html${attributes}><head>${head}</head><body>${body}</body></html>`)
      .document as unknown as Document,
    'https://www.outlet.example/2025/the-last-ferry',
  );
const linesOf = (found: ReturnType<typeof extract>) =>
  found
    ? blocksOf(found.root).map(({ nodes }) => plain(nodes.map((node) => node.textContent ?? '').join('')))
    : [];

describe('what is no article goes', () => {
  test.each([
    [
      'consent notice',
      '<div class="cookie-note">We use cookies to provide some features. <a href="#">More information</a></div>',
      '',
    ],
    [
      'notice without a telling name',
      '<div class="z9">We use cookies to provide some features and experiences. Close</div>',
      '',
    ],
    [
      'icon words',
      '<div><i class="material-icons">menu</i><span>thumb_up</span> <span>more_vert</span></div>',
      '',
    ],
    ['counters and a date', '<div>16 0</div><div>11.08.2025</div>', ''],
    ['a long date', '<p>1:39 am EST, Wednesday, November 20, 2019</p>', ''],
    ['a form that asks for an address', '<p>Enter an email address to set up customized alerts.</p>', ''],
    ['a © line', '', '<p>© The Outlet 2025. All rights reserved.</p>'],
    ['share row', '', '<ul><li><a href="/s">Share on X</a></li><li><a href="/t">Tweet</a></li></ul>'],
    ['newsletter', '', '<p>Sign up for our newsletter and never miss a story, delivered to your inbox.</p>'],
    [
      'related stories',
      '',
      '<h3>Related stories</h3><ul><li><a href="/a">Another ferry sinks off the coast</a></li><li><a href="/b">Why ferries matter to islands</a></li></ul>',
    ],
    [
      'teasers',
      '',
      '<p><a href="/a">Another ferry sinks</a></p><p>It was the third this year, officials ...</p><p><a href="/b">Why ferries matter</a></p><p>Islands depend on them, and ...</p>',
    ],
    [
      'a box about the author, by its name',
      '',
      '<div class="author-box"><h4>Jane Doe</h4><p>Jane lives in Larkmouth with two cats, and sails when she does not write.</p></div>',
    ],
    [
      'a call to act between paragraphs',
      '<div class="inline-cta"><h3>Thinking of selling your ferry?</h3><p>Get a valuation of your ferry, free of charge, from people who know ferries.</p></div>',
      '',
    ],
    [
      'short lines under a label at the end',
      '',
      '<div><h2>Most popular</h2><p>A ferry for every budget, and where to find it.</p><p>What to take along on a long crossing.</p><p>The ten best harbours of the north.</p></div>',
    ],
    [
      'the words of a frame',
      '<iframe src="/video">Your browser shows no frames, and so no film of the ferry leaving the harbour at six.</iframe>',
      '',
    ],
    [
      'what is commented out',
      '',
      '<!-- An older version said that the ferry left the harbour at five. It did not, and we are sorry for the error. -->',
    ],
    ['about the author', '', '<p>Jane Doe is a freelance writer who lives in Larkmouth.</p>'],
    [
      'hidden text',
      '<p style="display:none">Hidden words that no reader of the page ever saw.</p>',
      '<p hidden>More of them.</p>',
    ],
    ['dead elements', '<template><p>never</p></template><canvas>never</canvas>', '<object>never</object>'],
  ])('%s', (_, before, after) => {
    expect(linesOf(extract(`<article><h1>The last ferry</h1>${before}${BODY}${after}</article>`))).toEqual(
      PARAGRAPHS,
    );
  });

  test('German, Turkish and Japanese labels too', () => {
    const body = (label: string) => `<article><h1>The last ferry</h1>${BODY}<p>${label}</p></article>`;
    for (const label of [
      'Lesen Sie auch: Ein Titel',
      'İLGİLİ HABERLER',
      '関連記事',
      'À lire aussi',
      'Читайте также: Заголовок',
    ]) {
      expect(linesOf(extract(body(label))), label).toEqual(PARAGRAPHS);
    }
  });
});

test('an author who is told on two lines, under a line of what the story is about, goes', () => {
  const lines = linesOf(
    extract(`<p>${SENTENCE}</p><p>By</p><p>Ann Lee</p>${BODY}<p>By</p><p>${SENTENCE}</p>`),
  );
  expect(lines).toEqual([SENTENCE.trim(), ...PARAGRAPHS, SENTENCE.trim()]);
});

describe('a story of a few sentences is read without what readers say of it', () => {
  test.each([
    [
      'English',
      'The last ferry of the season left at six. Nobody was on deck but the mate and two gulls. It is due back in April, the harbour master said, if the ice allows. Until then the island is reached by air alone, twice a week, in small planes that carry mail and bread.',
      'I was on that boat with my children and it was the best day of all our summer.',
      'Ferries like this one should never have been sold to a company from abroad.',
    ],
    [
      'Chinese',
      '昨日上午九时，市轮渡公司宣布，自本月起末班渡轮延长至晚上十一点，方便夜间下班的居民过江。票价不变，雾天停航。首班船仍为清晨六点，学生凭证半价，老人免费。公司另增两艘新船，明年春天投入使用。',
      '我住北岸，每天下班都赶不上末班船，只能绕道大桥打车回家，希望能坚持下去。',
      '早就应该这样了，十年前我们就向公司提过意见，可是没有人听我们说话。',
    ],
  ])('in %s', (_, story, ...said) => {
    const comments = said
      .map((text) => `<div class="comment"><p>${text}</p></div>`)
      .join('')
      .repeat(3);
    const lines = linesOf(
      extract(
        `<div class="wrap"><div class="story"><p>${story}</p></div><div class="comments">${comments}</div></div>`,
        '<title>The last ferry</title>',
        '',
      ),
    );
    expect(lines).toEqual([story]);
  });
});

describe('what is the article stays', () => {
  test.each([
    ['headings', '<h2>A new captain</h2>', 'A new captain'],
    [
      'lists',
      '<ul><li>Six hundred passengers on an ordinary day.</li><li>Two boats, one of them afloat.</li></ul>',
      'Two boats, one of them afloat.',
    ],
    [
      'quotes',
      '<blockquote>Share what you have, said the captain.</blockquote>',
      'Share what you have, said the captain.',
    ],
    [
      'tables',
      '<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1994</td><td>11</td></tr></table>',
      '1994',
    ],
    ['code', '<pre>share(this)</pre>', 'share(this)'],
    [
      'a sentence with a label’s word in it',
      '<p>Subscribers to the theory hold that ferries are bridges which move.</p>',
      'Subscribers to the theory hold that ferries are bridges which move.',
    ],
    ['short dialogue', '<p>“No,” she said.</p>', '“No,” she said.'],
  ])('%s', (_, markup, expected) => {
    const half = PARAGRAPHS.slice(0, 4)
      .map((text) => `<p>${text}</p>`)
      .join('');
    const rest = PARAGRAPHS.slice(4)
      .map((text) => `<p>${text}</p>`)
      .join('');
    const lines = linesOf(extract(`<article><h1>The last ferry</h1>${half}${markup}${rest}</article>`));
    expect(lines).toContain(expected);
    expect(lines).toEqual(expect.arrayContaining(PARAGRAPHS));
  });

  test('a last paragraph with long links', () => {
    const last =
      'But a judge ruled that <a href="/r">the ferry has to remain in the harbour of Larkmouth</a> until then.';
    expect(
      linesOf(extract(`<article><h1>The last ferry</h1>${BODY}<p>${last}</p></article>`)).at(-1),
    ).toMatch(/^But a judge ruled/);
  });

  test('lines above the first paragraph, where they make a list', () => {
    const lines = [
      'Larkmouth 14 11 6 15',
      'Gullhaven 18 22 13 17',
      'Eelport 12 20 10 9',
      'Crabton 10 18 11 12',
    ];
    const found = linesOf(
      extract(
        `<article><h1>The last ferry</h1>${lines.map((line) => `<p>${line}</p>`).join('')}${BODY}</article>`,
      ),
    );
    expect(found).toEqual(expect.arrayContaining(lines));
  });

  test('places whose headings are links, with a paragraph under each', () => {
    const places = ['The north quay', 'The old pier', 'The fish market', 'The lighthouse'];
    const found = linesOf(
      extract(
        `<article><h1>The last ferry</h1>${BODY}${places.map((name) => `<h3><a href="/${name.length}">${name}</a></h3><p>${SENTENCE.repeat(4)}</p>`).join('')}</article>`,
      ),
    );
    expect(found).toEqual(expect.arrayContaining(places));
  });

  test('questions on the buttons that unfold their answers', () => {
    const question = 'When does the ferry leave?';
    const found = linesOf(
      extract(
        `<article><h1>The last ferry</h1>${BODY}<div><button aria-expanded="true">${question}</button><p>${SENTENCE}</p></div></article>`,
      ),
    );
    expect(found).toContain(question);
  });

  test('a text in brackets is no shortcode', () => {
    const bracketed = '[Stress relief: a crossing of an hour or two helps against a bad temper]';
    const found = linesOf(
      extract(`<article><h1>The last ferry</h1>${BODY}<ul><li>${bracketed}</li></ul>${BODY}</article>`),
    );
    expect(found).toContain(bracketed);
  });

  describe('what Readability drops amid it', () => {
    const part = (name: string, text = SENTENCE.repeat(3)) =>
      `<section class="stop"><h3>${name}</h3><p>${text}</p><p>${SENTENCE}</p></section>`;
    const words =
      'The quay of Gullhaven is short and steep and has neither a roof nor a bench so that nobody waits there in winter.';
    // Where more than a fifth stands in links, and few commas, it sees no text.
    const linked = words.replace('of Gullhaven is short and steep', '<a href="/g">$&</a>');
    const missed = `<div><p>${linked}</p><p>Nobody minds that much.</p></div>`;
    const page = (middle: string, head?: string) =>
      extract(
        `<main><article><h1>The last ferry</h1>${BODY}${part('Larkmouth')}<div><p>${SENTENCE.repeat(3)}</p><p>${SENTENCE.repeat(3)}</p></div>${middle}${part('Eelport')}${BODY}</article></main>`,
        head,
      );

    test('stands where it stood', () => {
      const found = linesOf(page(missed));
      expect(found.filter((line) => line === words)).toHaveLength(1);
      expect(found.indexOf('Larkmouth')).toBeLessThan(found.indexOf(words));
      expect(found.indexOf(words)).toBeLessThan(found.indexOf('Eelport'));
    });

    test('stays away where it leads to other stories', () => {
      const others =
        '<div><h3><a href="/x">Gullhaven is steep</a></h3><p>The quay of Gullhaven is short, and nobody waits there in winter.</p></div>';
      expect(linesOf(page(others)).join()).not.toContain('Gullhaven');
    });
  });

  describe('what belongs to it', () => {
    const behind = (behind: string) =>
      linesOf(
        extract(
          `<main><div class="column"><h1>The last ferry</h1><div class="text">${BODY}${BODY}</div></div>${behind}</main>`,
        ),
      );
    const answers = (count: number) =>
      `<section class="extra"><h2>Questions</h2>${Array.from({ length: count }, (_, at) => `<div class="entry"><h3>When does ferry ${at} leave?</h3><div>It leaves the harbour at ${at + 6}, or a little later where the <a href="/tide">tide</a> is low.</div></div>`).join('')}</section>`;

    test('answers to questions', () => {
      const found = behind(answers(3));
      expect(found).toContain('When does ferry 2 leave?');
      expect(found.at(-1)).toContain('It leaves the harbour at 8');
    });

    test('but not where they are a page of their own', () => {
      expect(behind(answers(20)).join()).not.toContain('When does ferry');
    });

    test('a list that the text leads up to, and an address on its own', () => {
      const links = ['Gullhaven', 'Larkmouth', 'Eelport'];
      const list = `<ul>${links.map((name) => `<li><a href="/${name}">${name} and its quay</a></li>`).join('')}</ul>`;
      const found = linesOf(
        extract(
          `<article><h1>The last ferry</h1>${BODY}<p>She calls at these places on her way:</p>${list}${BODY}<p>Her timetable is kept by the harbour master here:</p><p><a href="https://harbour.example/times">https://harbour.example/times</a></p></article>`,
        ),
      );
      for (const name of links) expect(found).toContain(`${name} and its quay`);
      expect(found).toContain('https://harbour.example/times');
    });

    test('but not one under a label', () => {
      const list = `<ul>${'<li><a href="/x">Eelport and its quay</a></li>'.repeat(3)}</ul>`;
      const found = linesOf(
        extract(`<article><h1>The last ferry</h1>${BODY}<p>Related stories:</p>${list}${BODY}</article>`),
      );
      expect(found.join()).not.toContain('Eelport');
    });
  });

  test('parts that the server sent late, without the script that puts them into place', () => {
    const found = extract(
      `<main><h1>The last ferry</h1><template id="B:0"></template><p>Loading</p></main><footer>${SENTENCE}</footer><div hidden id="S:0"><article>${BODY}<template id="P:1"></template></article></div><div hidden id="S:1"><p>The end of it. ${SENTENCE}</p></div><div hidden id="menu"><p>Not shown. ${SENTENCE}</p></div>`,
    );
    expect(linesOf(found)).toEqual([...PARAGRAPHS, plain(`The end of it. ${SENTENCE}`)]);
  });

  describe('pictures that wait for a reader', () => {
    const picturesIn = (middle: string) =>
      Array.from(
        extract(`<article><h1>The last ferry</h1>${BODY}${middle}${BODY}</article>`)?.root.querySelectorAll(
          'img',
        ) ?? [],
        (image) => image.getAttribute('src')?.replace('https://www.outlet.example', ''),
      );

    test.each([
      [
        'beside the one that stands for it',
        '<p><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="/pictures/quay?w=800" alt="The quay"></noscript></p>',
      ],
      [
        'alone in a figure',
        '<figure><div class="frame"></div><noscript><img src="/pictures/quay?w=800"></noscript><figcaption>The quay</figcaption></figure>',
      ],
      ['beside one without an address', '<figure><img data-src="/pictures/quay?w=800"></figure>'],
      [
        'of a drawing that stands for it',
        `<p><img src="data:image/svg+xml,%3Csvg/%3E" data-lazy-src="/pictures/quay?w=800"></p>`,
      ],
    ])('%s', (_, markup) => {
      expect(picturesIn(markup)).toEqual(['/pictures/quay?w=800']);
    });

    test('by the name of its file, once', () => {
      const markup = '<p>The quay.</p><noscript><img src="/pictures/quay.jpg"></noscript>';
      expect(picturesIn(markup)).toEqual(['/pictures/quay.jpg']);
      expect(picturesIn(`<p><img src="/pictures/quay.jpg"></p><p>At noon.</p>${markup}`)).toHaveLength(1);
    });

    test.each([
      '<noscript><img src="https://count.example/hit?page=7" alt=""></noscript>',
      '<noscript><img src="https://count.example/hit.gif" width="1" height="1"></noscript>',
      '<noscript><img src="https://count.example/hit.gif" style="display:none"></noscript>',
      '<figure><noscript><img src="https://count.example/hit.gif" height="0"></noscript><figcaption>Nothing</figcaption></figure>',
      '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></noscript></p>',
    ])('but none that counts readers: %s', (markup) => {
      expect(picturesIn(markup).filter((source) => !source?.startsWith('data:'))).toEqual([]);
    });
  });

  describe('the text a page declares', () => {
    const declared = (text: string) =>
      declaredBody(
        parseHTML(
          `<!doctype html><script type="application/ld+json">${JSON.stringify({ '@graph': [{ articleBody: text }] })}</script>`,
        ).document as unknown as Document,
      );

    test('holds a passage whatever its spaces and marks', () => {
      const text = declared(SENTENCE.repeat(10)) ?? '';
      expect(
        declares(
          text,
          'The ferry left the harbour\n at six – with nobody on deck but the mate and two gulls',
        ),
      ).toBe(true);
      expect(declares(text, 'The ferry left the harbour at noon, with everybody on deck.')).toBe(false);
    });

    test('is none when it is only a summary, or no JSON', () => {
      expect(declared(SENTENCE)).toBeNull();
      expect(
        declaredBody(
          parseHTML('<!doctype html><script type="application/ld+json">{"articleBody": </script>')
            .document as unknown as Document,
        ),
      ).toBeNull();
    });
  });

  test('a cut end, whatever it looks like', () => {
    for (const end of [
      'and then the captain turned the',
      'and then the captain........',
      'He said: “We never sank.',
    ]) {
      const cut = `When the fog lifted nobody could see the harbour wall any more, ${end}`;
      expect(
        linesOf(extract(`<article><h1>The last ferry</h1>${BODY}<p>${cut}</p><p>© Blitz</p></article>`)).at(
          -1,
        ),
      ).toBe(cut);
    }
  });

  test('an article under an open modal, hidden from assistive technology', () => {
    expect(
      linesOf(
        extract(
          `<main aria-hidden="true" inert><article><h1>The last ferry</h1>${BODY}</article></main><div role="dialog">Hello</div>`,
        ),
      ),
    ).toEqual(PARAGRAPHS);
  });

  test('lines broken in a cell', () => {
    expect(
      linesOf(
        extract(
          `<table><tr><td>Menu</td><td><b>The last ferry</b><br><br>16 0<br>11.08.2025<br><br>${PARAGRAPHS.join('<br><br>')}<br>© Blitz</td></tr></table>`,
        ),
      ),
    ).toEqual(PARAGRAPHS);
  });

  test('poems keep their lines', () => {
    const poem =
      '<p>The sea was wet as wet could be,<br>the sands were dry as dry,<br>you could not see a cloud because<br>no cloud was in the sky.</p>';
    const found = extract(`<article><h1>The last ferry</h1>${BODY}${poem}</article>`);
    expect(found?.root.querySelectorAll('p:last-child br').length).toBe(3);
  });
});

describe('what is told of it', () => {
  test('title without the site’s name, language, direction, date and author', () => {
    const found = extract(
      `<article><h1>The last ferry</h1><p class="byline">By <span rel="author">Nora Feldmann</span></p><time datetime="2025-08-11T06:00:00Z">11 August</time>${BODY}</article>`,
      '<title>The last ferry | The Outlet</title><meta property="og:site_name" content="The Outlet">',
    );
    expect(found).toMatchObject({
      title: 'The last ferry',
      siteName: 'The Outlet',
      published: '2025-08-11T06:00:00Z',
      lang: 'en',
      dir: 'ltr',
    });
    expect(found?.wordCount).toBe(countWords(PARAGRAPHS.join(' ')));
  });

  test('the direction of the letters where none is declared', () => {
    const arabic =
      'غادرت العبارة الميناء في السادسة صباحا، ولم يكن على سطحها سوى مساعد الربان ونورسين. '.repeat(3);
    expect(extract(`<div>${`<p>${arabic}</p>`.repeat(6)}</div>`, '<title>x</title>', '')?.dir).toBe('rtl');
  });

  test('relative links are read against the page, or the base it declares', () => {
    const page = (head: string) =>
      extract(
        `<article>${BODY}<p>${SENTENCE.repeat(2)} <a href="next">Next</a> and more words follow.</p></article>`,
        `<title>x</title>${head}`,
      );
    // The link as the inert document would resolve it.
    const base = (found: ReturnType<typeof extract>) =>
      found?.root.ownerDocument.querySelector('base')?.getAttribute('href');
    expect(base(page(''))).toBe('https://www.outlet.example/2025/the-last-ferry');
    expect(base(page('<base href="/other/">'))).toBe('https://www.outlet.example/other/');
    expect(base(page('<base href="javascript:alert(1)">'))).toBe(
      'https://www.outlet.example/2025/the-last-ferry',
    );
  });
});

describe('bad input', () => {
  test.each([
    ['nothing', ''],
    ['no text', '<p></p>'],
    ['a title only', '<h1>The last ferry</h1>'],
    ['navigation only', `<ul>${'<li><a href="/x">Some other story of today</a></li>'.repeat(30)}</ul>`],
  ])('%s is no article', (_, body) => {
    expect(extract(body)).toBeNull();
  });

  test('deep nesting, 50,000 nodes and a text node of 5 MB', { timeout: 60_000 }, () => {
    expect(extract(`${'<div>'.repeat(500)}${BODY}${'</div>'.repeat(500)}`)?.wordCount).toBeGreaterThan(300);
    expect(
      extract(`<article>${BODY}</article><div>${'<span><b>x</b></span>'.repeat(25_000)}</div>`)?.wordCount,
    ).toBeGreaterThan(300);
    expect(extract(`<article><p>${SENTENCE.repeat(60_000)}</p></article>`)?.wordCount).toBeGreaterThan(
      900_000,
    );
  });

  test('malformed structured data does no harm', () => {
    expect(
      extract(
        `<article>${BODY}</article>`,
        '<title>x</title><script type="application/ld+json">{"@type": [[[</script>',
      ),
    ).not.toBeNull();
  });
});

describe('words and rules', () => {
  test('every rule matches its example', () => {
    for (const { lang, label, examples } of BOILERPLATE) {
      for (const example of examples) {
        expect(label.test(example), `${lang}: ${example}`).toBe(true);
        expect(fold(example)).toBe(example);
      }
    }
    for (const { name, shape, example } of BOILERPLATE_SHAPES)
      expect(shape.test(fold(example)), name).toBe(true);
    const langs = BOILERPLATE.map(({ lang }) => lang);
    expect(langs).toEqual([...langs].sort());
  });

  test.each([
    ['11 août 2025', true],
    ['PUBLISHED: 10:48, Tue, Nov 19, 2019', true],
    ['Updated November 18 at 4:46 PM', true],
    ['12 Ağustos 2025 Salı', true],
    ['2025年8月11日', false],
    ['May 1968', true],
    ['In May 1968 Paris stood still.', false],
    ['12 men', false],
    ['May', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isDateLine(fold(text))).toBe(expected);
  });

  test('words are counted in any script', () => {
    expect(countWords('one two  three')).toBe(3);
    expect(countWords('時計が遅れ始めた')).toBe(4);
    expect(countWords('')).toBe(0);
    expect(fold('İLGİLİ  Yazı')).toBe('ilgili yazi');
  });
});
