module.exports = require('../../tools/sabotage/jest-config.cjs')(require('./jest.config.js'));
