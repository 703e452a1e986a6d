import { describePages } from '#src/ports/store-pages.conformance.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { createMongoStore } from './mongo-store.ts';

await describeWithMongodb('MongoDB', (mongodb) => {
  describePages(
    async () => {
      const options = { uri: mongodb.uri, databaseName: mongodb.newDatabaseName() };
      const [here, there] = [await createMongoStore(options), await createMongoStore(options)];
      const close = async () => void (await Promise.all([here.close(), there.close()]));
      return { here, there, close };
    },
    { runs: 8, stepsMax: 20 },
  );
});
