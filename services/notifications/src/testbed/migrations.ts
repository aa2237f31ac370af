/** All tables of the service, as its definition lists them. */
import notifications from '../service.js';

export const NOTIFICATION_MIGRATIONS = notifications.migrations;
