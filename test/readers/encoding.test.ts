import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { decode } from '../../src/readers/encoding.ts';

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const codeOf = (bytes: Uint8Array): string => {
  try {
    return decode('x', bytes).encoding;
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
};
/** Sentences as people write them, with marks beyond ASCII. */
const prose = fc
  .array(
    fc.constantFrom(
      'harbour',
      'flood',
      'São',
      'Zoë',
      'said',
      '“never”',
      '—',
      'naïve',
      'cost €5',
      '\r\n',
      '\n\n',
    ),
    {
      minLength: 6,
      maxLength: 60,
    },
  )
  .map((words) => words.join(' '));

describe('decode', () => {
  test('any well-formed text comes back from UTF-8 unit by unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\x00-\x08\x0e-\x1f]/.test(text));
        fc.pre(!/^(?:%PDF-|PK\x03|GIF8|\{\\rtf)/.test(text));
        expect(decode('x', Buffer.from(text)).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('UTF-16 is recognised with and without a byte order mark', () => {
    fc.assert(
      fc.property(prose, fc.boolean(), fc.boolean(), (text, big, marked) => {
        const whole = marked ? `\ufeff${text}` : text;
        expect(decode('x', utf16(whole, big))).toEqual({
          text: whole,
          encoding: big ? 'utf-16be' : 'utf-16le',
        });
      }),
    );
  });

  test('Windows-1252 gives the characters of the code page', () => {
    const bytes = Buffer.from('He said: \x93No\x94 \x96 caf\xe9, \x8050 a head.', 'latin1');
    expect(decode('x', bytes)).toEqual({
      text: 'He said: “No” – café, €50 a head.',
      encoding: 'windows-1252',
    });
  });

  test('a byte order mark stays in the text, as Node’s own decoder keeps it', () => {
    const bytes = Buffer.from('\ufeffThe quay is closed.');
    expect(decode('x', bytes).text).toBe(bytes.toString('utf8'));
  });

  test('line ends are kept', () => {
    expect(decode('x', Buffer.from('One.\r\nTwo.\rThree.\n')).text).toBe('One.\r\nTwo.\rThree.\n');
  });

  test('never anything but a text or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'binary', 'encoding']).toContain(
          codeOf(bytes),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('binaries are refused as such', () => {
    expect(codeOf(Buffer.from('%PDF-1.7\n1 0 obj'))).toBe('binary');
    expect(codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBe('binary');
    expect(codeOf(Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 37) % 256)))).toBe('binary');
    expect(codeOf(Buffer.alloc(64))).toBe('binary');
  });

  test('damaged UTF-8 is not taken for Windows-1252', () => {
    const bytes = Buffer.concat([Buffer.from('Zoë saw the “São Bento” café. '), Buffer.from([0xe2, 0x80])]);
    expect(codeOf(bytes)).toBe('encoding');
  });
});
