/** The worker of the build for faults: the real one, with somebody at its checkpoints. */
import './at-checkpoints';

export { default } from '../../entrypoints/background';
