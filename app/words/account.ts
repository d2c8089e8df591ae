/** The sentences of signing in, up and out. */
export const account = {
  signIn: 'Sign in',
  signingIn: 'Signing in …',
  signUp: 'Sign up',
  signingUp: 'Making your account …',
  name: 'Name',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: 'At least eight characters. A few words that only you put together are best.',
  zone: 'Your time zone',
  zoneHint: 'Pages and mails tell times in it.',
  newHere: 'New here?',
  known: 'You have an account already?',
  wait: (seconds: number) => `Try again in ${Math.ceil(seconds / 60)} minutes.`,
  guests: 'You do not need an account to book: a name and an e-mail address are enough.',
}
