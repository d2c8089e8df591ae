import { flatRoutes } from '@remix-run/fs-routes'

// The states page shows what no address leads to; a production build neither holds nor serves it.
const onlyInDevelopment = process.env.NODE_ENV === 'production' ? ['routes/dev.*', 'routes/dev.*/**'] : []

export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*', ...onlyInDevelopment] })
