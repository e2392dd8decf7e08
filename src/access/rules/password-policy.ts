export const passwordCharactersMin = 12
export const passwordCharactersMax = 128

/** Words that stand at the heart of the passwords guessed first, in Indonesia and elsewhere. */
const commonWords = [
  ...['password', 'passw0rd', 'katasandi', 'sandi', 'rahasia', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl'],
  ...['zxcvbn', 'admin', 'administrator', 'operator', 'welcome', 'selamat', 'datang', 'selamatdatang'],
  ...['letmein', 'iloveyou', 'sayang', 'akusayangkamu', 'cintaku', 'bismillah', 'alhamdulillah'],
  ...[
    'assalamualaikum',
    'indonesia',
    'indonesiaraya',
    'merdeka',
    'pancasila',
    'jakarta',
    'surabaya',
    'jember',
  ],
  ...[
    'kabupaten',
    'bupati',
    'pemkab',
    'welas',
    'monyet',
    'monkey',
    'dragon',
    'football',
    'sunshine',
    'princess',
  ],
  ...['superman', 'batman', 'persib', 'arema', 'anjing', 'ganteng', 'cantik', 'doraemon', 'naruto'],
]
/** Rows of the keyboard and of the alphabet that people run a finger over. */
const runs = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
]
/** Every piece of a run, forwards and backwards, with at least four letters, e.g. 1234, 2345, 12345. */
const runPieces = runs
  .flatMap((run) => [run, [...run].reverse().join('')])
  .flatMap((run) => {
    const pieces: string[] = []
    for (let from = 0; from < run.length; from++)
      for (let to = from + 4; to <= run.length; to++) pieces.push(run.slice(from, to))
    return pieces
  })
const lettersLeftMin = 6

/** What of an account an attacker knows. */
export interface Known {
  readonly userName: string
  readonly displayName: string
  /** Short name and id of the agency. */
  readonly agency: readonly string[]
}
export type PasswordFault = 'short' | 'long' | 'known' | 'common'

/**
 * Why a password is refused, or null (NIST SP 800-63B: long, not guessable, no rules of composition). It is common when
 * little is left without common words, runs and repeats, and known when little is left once names are taken out too.
 */
export function findPasswordFault(password: string, known: Known): PasswordFault | null {
  const characters = [...password].length
  if (characters < passwordCharactersMin) return 'short'
  if (characters > passwordCharactersMax) return 'long'
  const plain = password.toLowerCase()
  const { userName, displayName, agency } = known
  const names = [userName, ...userName.split(/[.-]/), ...displayName.split(/\s+/), ...agency]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length >= 4)
  if (isLittle(takeOut(plain, [...commonWords, ...runPieces]))) return 'common'
  return isLittle(takeOut(plain, [...names, ...commonWords, ...runPieces])) ? 'known' : null
}

/**
 * Is it one of the passwords that are used most, or one of them with digits and signs around it? `used` is in small letters,
 * without those.
 */
export function isMuchUsed(password: string, used: ReadonlySet<string>): boolean {
  const plain = password.toLowerCase()
  return used.has(plain) || used.has(coreOf(plain))
}

/** Passwords of a list as `isMuchUsed` compares them: as they are, and what is between their digits and signs. */
export function muchUsed(passwords: readonly string[]): ReadonlySet<string> {
  const plain = passwords.map((password) => password.toLowerCase())
  return new Set([...plain, ...plain.map(coreOf).filter((core) => core.length >= coreLettersMin)])
}

/** Shorter pieces are words of anything. */
const coreLettersMin = 4
const coreOf = (password: string) => password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** Takes words out, the longest first. */
function takeOut(text: string, words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text)
}

/** Too little is left, or it is a short piece or a few letters over and over. */
function isLittle(text: string): boolean {
  const withoutDoubles = text.replaceAll(/(.)\1+/gu, '$1')
  return Math.min(withoutDoubles.length, periodOf(text)) < lettersLeftMin
}

/** Length of the piece whose repetition is the text: 3 for abcabcab. */
function periodOf(text: string): number {
  for (let length = 1; length < text.length; length++) if (text.startsWith(text.slice(length))) return length
  return text.length
}
