// A worker of Jest that has run many specs holds thousands of modules, each loaded anew for every spec. Node frees them one
// by one when it ends, which takes longer than the half second after which Jest says that something was left open. Here a
// worker whose event loop is empty, and only such a one, leaves without tidying memory that the system takes back anyway.
if (process.env.JEST_WORKER_ID !== undefined) process.once('exit', () => process.exit());
