/** Each floor may look down, never up. Read `from` as "code in", `to` as "must not import". */
const forbid = (name, from, to, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, ...extra.from },
  to: { path: to, ...extra.to },
})
const test = '\\.test\\.tsx?$'
const outside = { from: { pathNot: test } }

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^prisma/generated/' }, to: { circular: true } },
    forbid('domain-is-pure', '^graphql/domain/', '.', { ...outside, to: { pathNot: '^graphql/domain/' } }),
    forbid(
      'usecases-know-ports-not-vendors',
      '^graphql/usecases/',
      '^(graphql/(providers/[^/]+/(?!port\\.ts$)|schema|jobs|webhooks|server|sandbox)|node_modules/(stripe|graphql|@pothos|nodemailer|graphile-worker))',
      outside,
    ),
    forbid('stripe-stays-in-its-adapter', '^graphql/', '^node_modules/stripe/', {
      from: { pathNot: `^graphql/(providers/payments|sandbox)/|${test}` },
    }),
    forbid('nodemailer-stays-in-its-adapter', '^graphql/', '^node_modules/nodemailer/', {
      from: { pathNot: '^graphql/providers/mail/' },
    }),
    forbid('date-holidays-stays-in-its-adapter', '^graphql/', '^node_modules/date-holidays', {
      from: { pathNot: '^graphql/providers/holidays/' },
    }),
    forbid('lucia-stays-in-one-file', '^(graphql|app)/', '^node_modules/(lucia|oslo)/', {
      from: { pathNot: '^graphql/server/sign-in\\.ts$' },
    }),
    forbid(
      'providers-look-only-down',
      '^graphql/providers/',
      '^graphql/(usecases|schema|jobs|webhooks|server|sandbox)/',
      outside,
    ),
    forbid('providers-do-not-share', '^graphql/providers/([^/]+)/', '^graphql/providers/(?!$1/)'),
    forbid(
      'schema-decides-nothing',
      '^graphql/schema/',
      '^graphql/(providers|jobs|webhooks|server|sandbox)/',
      outside,
    ),
    forbid(
      'edges-call-usecases-only',
      '^graphql/(webhooks|jobs)/',
      '^graphql/(schema|server|sandbox)/',
      outside,
    ),
    forbid(
      'edges-know-ports-only',
      '^graphql/(webhooks|jobs)/',
      '^graphql/providers/[^/]+/(?!port\\.ts$)',
      outside,
    ),
    forbid(
      'the-outside-world-knows-nothing-of-us',
      '^graphql/sandbox/',
      '^(graphql/(?!sandbox/)|prisma/|app/)',
      outside,
    ),
    forbid(
      'only-tests-use-testing',
      '^graphql/(?!testing/|server/commands/|server/sandbox/)',
      '^graphql/testing/',
      outside,
    ),
    forbid('web-speaks-graphql', '^app/', '^(graphql|prisma)/'),
    forbid('api-does-not-know-the-web', '^graphql/', '^(app|e2e)/'),
    forbid(
      'components-do-not-fetch',
      '^app/components/',
      '(\\.server\\.tsx?$|^app/routes/|^app/api/(?!gql\\.ts$))',
    ),
    forbid('journeys-see-only-the-door', '^e2e/', '^(app|graphql)/', {
      to: { pathNot: '^graphql/testing/' },
    }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated/|build/|.*graphql-env\\.d\\.ts$)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
