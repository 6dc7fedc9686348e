package io.surelock.audit;

/** Plays what one line is about, and looks. */
@FunctionalInterface
public interface Probe {

    /**
     * Looks at the program.
     *
     * @param rig what the program is played on
     * @param findings takes what is seen
     */
    void look(Rig rig, Findings findings) throws Exception;

    /** The parts of the rig without which it cannot look. */
    default Needs needs() {
        return Needs.RULES;
    }

    /** What a probe needs beyond the topologies on a virtual clock. */
    enum Needs {
        RULES,
        /** A real Redis. */
        REDIS,
        /** Several instances on a real Kafka. */
        WORKERS
    }

    /** The same probe, run only where those parts are. */
    static Probe needing(Needs needs, Probe probe) {
        return new Probe() {
            @Override
            public void look(Rig rig, Findings findings) throws Exception {
                probe.look(rig, findings);
            }

            @Override
            public Needs needs() {
                return needs;
            }
        };
    }
}
