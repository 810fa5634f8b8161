// Stands for a process that the system ends, for example because memory ran out.
process.on('message', () => process.kill(process.pid, 'SIGKILL'));
