// Loaded into each service before its own code: when the process that started it is gone, even by SIGKILL, the service ends in good order
// instead of holding its port for ever. Processes that the service starts in turn load this too, and have a channel of another meaning.
if (process.channel && process.env['MYFLOW_STARTED_BY'] === String(process.ppid)) {
  if (!process.connected) process.exit(0);
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
