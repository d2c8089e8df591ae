/** Files that somebody hands in with a complaint; one of them is no picture, whatever it says. */
export const shown = {
  waiting: {
    name: 'waiting.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\nnobody', 'latin1'),
  },
  program: { name: 'waiting.exe', mimeType: 'image/png', buffer: Buffer.from('MZ\x90\x00') },
  log: { name: 'call log.txt', mimeType: 'text/plain', buffer: Buffer.from('10:00 to 11:00') },
}
