import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectFile } from '#platform/project-file.ts'
import { freePort } from '../../test/support/free-port.ts'
import { type RunningProcess, startServer } from './site-process.ts'

export const hasNginx = spawnSync('nginx', ['-v']).status === 0

/** nginx with one worker on the servers' core, which sends one file for every address. */
export function startNginxWithFile(body: Buffer): Promise<RunningProcess> {
  return startNginx({ body, location: 'try_files /page =404;' })
}

/** The same as a page cache before a server that it asks once in ten seconds. */
export function startNginxBefore(port: number): Promise<RunningProcess> {
  const location = `proxy_pass http://127.0.0.1:${port}; proxy_cache pages;
        proxy_cache_valid 200 10s; proxy_ignore_headers Cache-Control Vary;`
  return startNginx({ body: Buffer.alloc(0), location })
}

async function startNginx(serving: { body: Buffer; location: string }): Promise<RunningProcess> {
  const port = await freePort()
  const folder = projectFile('bench', 'out', `nginx-${port}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'page'), serving.body)
  const file = path.join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, port, serving.location))
  return startServer(['nginx', '-p', folder, '-c', file], port, { files: [folder] })
}

/** The access log is on, as it is in Chapar. */
function configuration(folder: string, port: number, location: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `user root; daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
    ${temporary.join(' ')}
    access_log ${folder}/access.log; default_type text/html; keepalive_requests 1000000000;
    sendfile on; open_file_cache max=100;
    proxy_cache_path ${folder}/cache keys_zone=pages:1m;
    server { listen 127.0.0.1:${port}; root ${folder}; location / { ${location} } }
}
`
}
