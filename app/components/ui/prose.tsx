/** Plain text with its paragraphs and line breaks. */
export function Prose({ text }: { text: string }) {
  return <div className="mt-4 max-w-2xl whitespace-pre-line">{text}</div>
}
