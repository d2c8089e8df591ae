if (document.documentElement.dataset.kind === 'plain') void import('./plain.client.ts')
else void import('./hydrate.client.tsx')
