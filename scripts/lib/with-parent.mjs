// Loaded into each service before its own code: when the process that started it is gone, even by SIGKILL, the service ends in good order
// instead of holding its port for ever.
if (process.channel) {
  if (!process.connected) process.exit(0);
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
