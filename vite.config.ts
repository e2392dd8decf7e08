import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** Each file of web/islands becomes /islands/<name>.js: small external modules, so the CSP needs no inline script. */
function islands(): Plugin {
  const folder = fileURLToPath(new URL('./web/islands/', import.meta.url))
  return {
    name: 'welas-islands',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts')))
        this.emitFile({
          type: 'chunk',
          id: folder + file,
          fileName: `islands/${file.replace(/\.ts$/, '.js')}`,
        })
    },
  }
}

export default defineConfig(({ command }) => ({
  publicDir: 'web/public',
  plugins: [reactRouter(), islands()],
  // The server bundle carries React in its production form, whatever NODE_ENV is where it runs.
  ssr: command === 'build' ? { noExternal: true } : {},
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
  build: { assetsInlineLimit: 0, cssCodeSplit: false, target: 'es2022' },
}))
