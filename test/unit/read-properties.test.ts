import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../issue/issue.js';
import { printIssue } from '../../issue/print/print-issue.js';
import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { UnreadableIssue } from '../../issue/read/unreadable-issue.js';
import { issueArbitrary } from '../support/issue-arbitrary.js';
import { quirksArbitrary, said } from '../support/printed-quirks.js';
import { edited, SAMPLE_TEXT } from '../support/sample.js';
import { withoutLines } from '../support/without-lines.js';

/** What a document says, or null if it is refused; any other error is thrown on. */
function read(document: string | Uint8Array): Issue | null {
  try {
    return withoutLines(readIssue(decodeDocument(Buffer.from(document))));
  } catch (error) {
    if (error instanceof UnreadableIssue) return null;
    throw error;
  }
}

/** Where the sample prints a digit of a figure: not of the number of a table, nor of TOP10. */
const FIGURES = [...SAMPLE_TEXT.matchAll(/\d/g)]
  .map(({ index }) => index)
  .filter((index) => !SAMPLE_TEXT.slice(SAMPLE_TEXT.lastIndexOf('\n', index) + 1, index).startsWith('表 '));

describe('what is printed', () => {
  it('is read back exactly, but for lines, which print does not know', () => {
    fc.assert(
      fc.property(issueArbitrary, (issue) => {
        expect(withoutLines(readIssue(printIssue(issue)))).toEqual(withoutLines(issue));
      }),
      { numRuns: 100 },
    );
  });

  it('is read with the line each figure stands on', () => {
    fc.assert(
      fc.property(issueArbitrary, (issue) => {
        const text = printIssue(issue);
        const lines = text.split('\n');
        const onLine = (line: number | null | undefined) => lines[(line ?? 0) - 1];
        JSON.stringify(readIssue(text), (_, part) => {
          if (part?.line && part.reportedText) expect(onLine(part.line)).toContain(part.reportedText);
          if (part?.line && part.title) expect(onLine(part.line)).toContain(part.title);
          if (part?.volume)
            expect(onLine(part.volume.line)).toBe(`${part.rank}\t${part.name}\t${part.volume.reportedText}`);
          if (part?.ministryName) expect(onLine(part.line)).toBe(`${part.rank}\t${part.name}\t${part.ministryName}`);
          return part;
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is read back whatever quirks of form it has', () => {
    fc.assert(
      fc.property(issueArbitrary, quirksArbitrary, (issue, quirks) => {
        expect(said(withoutLines(readIssue(quirks.apply(printIssue(issue)))))).toEqual(said(withoutLines(issue)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is damaged', () => {
  it('is refused if it is cut at any line', () => {
    fc.assert(
      fc.property(issueArbitrary, fc.nat(), (issue, at) => {
        const lines = printIssue(issue).trimEnd().split('\n');
        expect(read(`${lines.slice(0, at % lines.length).join('\n')}\n`)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('is refused if it is cut at any character before the last line', () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE_TEXT.lastIndexOf('共印')), (end) => {
        expect(read(SAMPLE_TEXT.slice(0, end))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('never says the same once a digit of it is another, but for the number of a table and its TOP', () => {
    const whole = read(SAMPLE_TEXT);
    for (const index of FIGURES) {
      for (const step of [1, 5]) {
        const digit = (Number(SAMPLE_TEXT[index]) + step) % 10;
        const mutated = SAMPLE_TEXT.slice(0, index) + digit + SAMPLE_TEXT.slice(index + 1);
        expect(read(mutated), `digit at ${index} as ${digit}`).not.toEqual(whole);
      }
    }
  }, 60_000);

  it('never says the same, nor fails otherwise, with a character more, less or another in its figures', () => {
    const whole = read(SAMPLE_TEXT);
    fc.assert(
      fc.property(
        fc.constantFrom(...FIGURES),
        fc.constantFrom('', 'l', 'O', '〇', '.', '.0', '7 7', '一'),
        (index, text) => {
          const mutated = SAMPLE_TEXT.slice(0, index) + text + SAMPLE_TEXT.slice(index + 1);
          expect(read(mutated)).not.toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never says the same with a figure more, whatever line it stands behind, but for the note, which is not kept', () => {
    const whole = read(SAMPLE_TEXT);
    const lines = SAMPLE_TEXT.split('\n');
    const note = lines.findIndex((line) => line.startsWith('注：'));
    for (const added of [
      '另有 7 次。',
      '另有 7 万次',
      '7\t某处\t7',
      '（四）其他 7 次',
      '表 3-4：其他 7 万次',
      '六、其他 7 次',
    ]) {
      for (const index of lines.keys()) {
        const isNote = index > note && index <= note + 4;
        if (!isNote) expect(read(lines.toSpliced(index, 0, added).join('\n')), `${index} ${added}`).not.toEqual(whole);
      }
    }
  });

  it('is refused or says something else if any line of it is lost, but for a heading of a subsection, a caption, a header repeated', () => {
    const whole = read(SAMPLE_TEXT);
    const lines = SAMPLE_TEXT.split('\n');
    const lost = lines.flatMap((line, index) => {
      const isSame =
        line !== '' && JSON.stringify(read(lines.toSpliced(index, 1).join('\n'))) === JSON.stringify(whole);
      return isSame ? [line] : [];
    });
    expect(lost).toEqual([
      '（二）数据交换情况',
      '（二）国家数据资源推荐',
      '表 2-2：国家数据资源推荐',
      '表 3-2：部门数据服务量 TOP10',
      '（三）数据使用情况',
      '表 3-3：部门数据使用量 TOP10',
      '表 4-1：市州数据服务情况',
      '（二）数据使用情况',
      '表 4-2：市州数据使用情况',
      '序号\t使用市州\t使用量（次）',
    ]);
  });
});

describe('garbage', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 300 });
  const printedPiece = fc.constantFrom(
    ...SAMPLE_TEXT.split(/(?<=[\n\t，。：、])/),
    ' ',
    '1',
    '次',
    '（',
    '"',
    '\u0000',
  );

  it('is refused and nothing else: any bytes, any text, any text in an issue', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => read(bytes) === null));
    fc.assert(fc.property(anyText, (text) => read(text) === null));
    fc.assert(
      fc.property(anyText, fc.nat(SAMPLE_TEXT.length), (text, at) => {
        read(SAMPLE_TEXT.slice(0, at) + text + SAMPLE_TEXT.slice(at));
      }),
    );
  });

  it('is refused where it is made of pieces of an issue', () => {
    const pieces = fc.array(printedPiece, { maxLength: 120 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pieces, (text) => {
        expect(read(text)).toBeNull();
        read(edited(['\n一、总体情况', `\n一、总体情况\n${text}`]));
        read(edited(['\n注：', `\n${text}\n注：`]));
      }),
      { numRuns: 100 },
    );
  });

  it('is refused within half a second, however much of it, wherever it stands', () => {
    const [cover = ''] = SAMPLE_TEXT.split('一、');
    const headings = ['一、总体情况', '二、国家数据共享情况', '三、部门数据共享服务情况', '五、数据应用典型案例'];
    const pieces = ['1', ' ', '。', '1\t', '\n1\ta\t2', '\n一、a', '\n（一）a', '\n注：', '联系人：某'];
    const words = ['累计通过', '数据服务量排名前三的有', '审核 1 次', '（资料来源：a）', '\n标题\n正文。', '1 万条'];
    for (const piece of [...pieces, ...words]) {
      for (const heading of headings) {
        const text = `${cover}${heading}\n${piece.repeat(190_000 / piece.length)}`;
        const started = process.cpuUsage();
        expect(read(text)).toBeNull();
        expect(process.cpuUsage(started).user / 1_000, `${heading} ${piece}`).toBeLessThan(500);
      }
    }
    expect(read(`${cover}${'1'.repeat(900_000)}`)).toBeNull();
  }, 60_000);
});
