/** Machine time, for what no business rule reads: stamps of files, log lines, time-outs, sign-ins. */
export function machineNow(): Date {
  return new Date()
}
