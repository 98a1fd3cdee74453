import { socketPort } from './socket-directory.ts'

/**
 * The server's command line. Given at each start instead of in postgresql.conf, so that an upgrade
 * of chapar brings its settings along. Sized for one newsroom on a small machine; who needs to
 * tune runs a PostgreSQL of their own and sets DATABASE_URL.
 */
export function serverArguments(cluster: string, socketDirectory: string, owner: string): string[] {
  return ['-D', cluster, ...Object.entries(settings(socketDirectory, owner)).flatMap(asOption)]
}

function settings(socketDirectory: string, owner: string): Record<string, string> {
  return {
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: quoted(socketDirectory),
    unix_socket_permissions: '0700',
    'chapar.owner': owner, // which process holds this server: see holder.ts

    // Nothing that was answered as committed may be lost.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',

    // Memory: what is idle costs nothing, so few processes matter more than few buffers.
    max_connections: '60',
    shared_buffers: '48MB',
    effective_cache_size: '512MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    autovacuum_max_workers: '2',
    max_worker_processes: '2',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    io_method: 'sync', // saves three worker processes
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    jit: 'off',

    // The write-ahead log keeps and reuses all of its room. When the disk fills, changes then fail
    // one by one; a server that cannot lengthen its log has to panic instead. See `reserveLog`.
    min_wal_size: '64MB',
    max_wal_size: '64MB',
    max_active_replication_origins: '0', // else each checkpoint makes a new file

    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_min_messages: 'warning',
    // Statements and details (`Key (email)=(…)`) would put people's data into the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}

function asOption([name, value]: [string, string]): string[] {
  return ['-c', `${name}=${value}`]
}

/** unix_socket_directories is a list; quotes keep commas and blanks of a path. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}
