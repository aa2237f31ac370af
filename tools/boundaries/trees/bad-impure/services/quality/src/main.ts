import { mayDecide } from './disposition.rules.js';

mayDecide();
