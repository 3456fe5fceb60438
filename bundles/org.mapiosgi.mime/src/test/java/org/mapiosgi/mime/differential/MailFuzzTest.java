// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.MimeWriter;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.mime.message.MessageData;

/**
 * Mails that a fuzzer chooses: their parts, addresses, dates and HTML. A build replays the seeds,
 * which are mails of the corpus; {@code JAZZER_FUZZ=1} searches for others.
 */
class MailFuzzTest {
  private static final int STEP = 15;
  private static final MimeReader READER = new MimeReader();
  private static final MimeWriter WRITER = new MimeWriter();

  static List<byte[]> mails() {
    List<Sample> samples = List.copyOf(Corpus.all().samples());
    List<byte[]> seeds = new ArrayList<>();
    for (int at = 0; at < samples.size(); at += STEP) {
      seeds.add(samples.get(at).mail());
    }
    return seeds;
  }

  @MethodSource("mails")
  @FuzzTest
  void mail(byte[] bytes) throws IOException, NoMailException {
    MessageData message;
    try {
      message = READER.read(bytes).message();
    } catch (NoMailException e) {
      assertThat(e.getMessage()).startsWith("it ");
      return;
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    WRITER.write(message, written);
    MessageData again = READER.read(written.toByteArray()).message();
    assertThat(again.recipients().size()).isLessThanOrEqualTo(message.recipients().size());
  }
}
