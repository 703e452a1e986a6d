// Runs once, when the database is made: the account of the API, which may read and write its own database and nothing else.
db.getSiblingDB('myflow').createUser({
  user: 'myflow',
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: 'myflow' }],
});
