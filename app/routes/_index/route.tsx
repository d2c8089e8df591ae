import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export default function Home() {
  return (
    <>
      <h1 className="text-display font-semibold">{shell.name}</h1>
      <p className="my-4 text-lead">{shell.promise}</p>
    </>
  )
}
