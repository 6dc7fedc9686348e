package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.Digest;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class JournalCodecTest {

    private final Wire wire = Wire.standard();
    private final RandomRecords random = new RandomRecords(1);

    @Test
    void sealsTheSameBytesAsTheWireEncodes() throws UnreadableException {
        Digest previous = Digest.ZERO;
        for (int i = 0; i < 200; i++) {
            JournalBody body = random.next(JournalBody.class);
            byte[] bytes = wire.journal().seal(body, previous);
            JournalEntry entry = wire.decode(JournalEntry.class, bytes);
            assertThat(entry.body()).isEqualTo(body);
            assertThat(entry.previous()).isEqualTo(previous).isEqualTo(HashChain.previousOf(bytes));
            assertThat(entry.hash()).isEqualTo(HashChain.hashOf(bytes));
            assertThat(wire.encode(entry)).isEqualTo(bytes);
            assertThat(HashChain.problem(bytes, previous)).isNull();
            previous = entry.hash();
        }
    }

    @Test
    void noticesEveryAlteredByteOfTheBody() {
        byte[] bytes = wire.journal().seal(random.next(JournalBody.class), Digest.ZERO);
        for (int i = HashChain.HEADER_BYTES; i < bytes.length - 64; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            assertThat(HashChain.problem(altered, Digest.ZERO)).startsWith("the entry was altered");
        }
    }

    @Test
    void noticesAnAlteredHash() {
        byte[] bytes = wire.journal().seal(random.next(JournalBody.class), Digest.ZERO);
        bytes[bytes.length - 1] ^= 1;
        assertThat(HashChain.problem(bytes, Digest.ZERO)).startsWith("the entry was altered");
    }

    @Test
    void noticesAnEntryThatFollowsAnother() {
        byte[] bytes = wire.journal().seal(random.next(JournalBody.class), Digest.ZERO);
        assertThat(HashChain.problem(bytes, Digest.of(new byte[] {1})))
                .startsWith("the entry follows one with the hash 000000");
    }

    @Test
    void noticesAnEntryThatIsCutOff() {
        byte[] bytes = wire.journal().seal(random.next(JournalBody.class), Digest.ZERO);
        byte[] cut = Arrays.copyOf(bytes, 74);
        assertThat(HashChain.problem(cut, Digest.ZERO))
                .isEqualTo("the entry is cut off: it has only 74 bytes");
        assertThatThrownBy(() -> HashChain.hashOf(cut))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HashChain.previousOf(cut))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
