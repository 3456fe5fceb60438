// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.support.Growth;

/** TNEF streams that are damaged, or that ask for more than a message does. */
@Timeout(60)
class TnefBoundsTest {
  private static final UUID IID_MESSAGE = UUID.fromString("00020307-0000-0000-c000-000000000046");
  private static final int ATTACH_DATA_OBJ = 0x3701000D;
  private static final TnefReader READER = new TnefReader();

  private static final byte[] WHOLE =
      new TnefFile()
          .codePage(1252, "windows-1252")
          .message(TnefFile.SUBJECT, "subject")
          .messageProperties(
              new PropertyBytes()
                  .unicode(0x1000, "body")
                  .int64(0x00390040, 1L << 56)
                  .blobs(0x6601101E, ascii("a"), ascii("b"))
                  .int32(0x00170003, 2))
          .message(
              TnefFile.RECIP_TABLE,
              PropertyBytes.joined(
                  TnefFile.octets(1, 0, 0, 0), new PropertyBytes().int32(0x0C150003, 1).list()))
          .attachment(1, 0)
          .attachment(TnefFile.ATTACH_TITLE, "file.bin")
          .attachment(TnefFile.ATTACH_DATA, TnefFile.octets(1, 2, 3, 4))
          .attachment(1, 0)
          .attachment(TnefFile.ATTACHMENT, embedded(new TnefFile().bytes()))
          .bytes();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] embedded(byte[] tnef) {
    return new PropertyBytes().object(ATTACH_DATA_OBJ, IID_MESSAGE, tnef).list();
  }

  @Test
  void aWrongChecksumIsALossAndTheValueIsThere() throws NoTnefException {
    byte[] wrong = new TnefFile().message(TnefFile.SUBJECT, "x").bytes();
    wrong[wrong.length - 1]++;
    TnefReading read = READER.read(wrong);
    assertThat(read.losses()).containsExactly("the checksum of attSubject is wrong");
    assertThat(read.message().properties().get(Pr.SUBJECT)).contains("x");
  }

  @Test
  void whatIsThereOfATruncatedOneIsRead() throws NoTnefException {
    int whole = 0;
    for (int size = 7; size < WHOLE.length; size++) {
      List<String> losses = READER.read(Arrays.copyOf(WHOLE, size)).losses();
      if (losses.isEmpty()) {
        whole++;
      } else {
        assertThat(losses).as("of %d bytes", size).anyMatch(loss -> loss.contains("cut off"));
      }
    }
    assertThat(whole).as("cuts between its 9 attributes").isEqualTo(8);
    byte[] cut = Arrays.copyOf(WHOLE, WHOLE.length - 30);
    MessageData message = READER.read(cut).message();
    assertThat(message.properties().get(Pr.BODY)).contains("body");
    assertThat(message.attachments()).hasSize(2);
    byte[] inFile =
        new TnefFile()
            .attachment(1, 0)
            .attachment(TnefFile.ATTACH_DATA, TnefFile.octets(1, 2, 3, 4, 5))
            .bytes();
    TnefReading read = READER.read(Arrays.copyOf(inFile, inFile.length - 4));
    assertThat(read.losses()).containsExactly("it is cut off in attAttachData");
    assertThat(read.message().attachments().get(0).content().orElseThrow().toByteArray())
        .containsExactly(1, 2, 3);
  }

  @Test
  void aLengthIsNotTrusted() throws NoTnefException {
    byte[] wrong = new TnefFile().message(TnefFile.BODY, "body").bytes();
    for (int index = 11; index < 15; index++) {
      wrong[index] = (byte) 0xFF;
    }
    TnefReading read = READER.read(wrong);
    assertThat(read.losses()).containsExactly("it is cut off in attBody");
    assertThat(read.message().properties().get(Pr.BODY)).contains("body");
  }

  @Test
  void aPropertyWithATooLongNameIsALoss() throws NoTnefException {
    PropertyBytes bytes = new PropertyBytes();
    byte[] one = {1, 0, 0, 0};
    bytes.named(0x80000003, bytes.named(PropertySet.COMMON, "n".repeat(513)), one);
    bytes.named(0x80010003, bytes.named(PropertySet.COMMON, "n".repeat(512)), one);
    TnefReading read =
        READER.read(new TnefFile().message(TnefFile.MSG_PROPS, bytes.list()).bytes());
    assertThat(read.losses())
        .containsExactly("attMsgProps has a property whose name has more than 512 characters");
    assertThat(read.message().properties().values())
        .filteredOn(value -> value.property() instanceof NamedProperty<?>)
        .hasSize(1);
  }

  @Test
  void countsAreNotTrusted() throws NoTnefException {
    byte[] properties = new PropertyBytes().unicode(0x0037, "x").list();
    Arrays.fill(properties, 0, 4, (byte) 0xFF);
    byte[] values = new PropertyBytes().list(0x66001003, new byte[4]).list();
    Arrays.fill(values, 8, 12, (byte) 0xFF);
    byte[] strings = new PropertyBytes().blobs(0x6600101F, ascii("x")).list();
    Arrays.fill(strings, 8, 12, (byte) 0x7F);
    for (byte[] list : new byte[][] {properties, values, strings}) {
      TnefReading read = READER.read(new TnefFile().message(TnefFile.MSG_PROPS, list).bytes());
      assertThat(read.losses()).containsExactly("the properties of attMsgProps are cut off");
    }
    TnefReading read = READER.read(new TnefFile().message(TnefFile.MSG_PROPS, properties).bytes());
    assertThat(read.message().properties().get(Pr.SUBJECT)).contains("x");
    byte[] rows =
        PropertyBytes.joined(
            TnefFile.octets(255, 255, 255, 255), new PropertyBytes().int32(0x0C150003, 1).list());
    read = READER.read(new TnefFile().message(TnefFile.RECIP_TABLE, rows).bytes());
    assertThat(read.message().recipients()).hasSize(1);
    assertThat(read.losses()).containsExactly("the properties of attRecipTable are cut off");
  }

  @Test
  void anUnknownTypeEndsItsListAndNothingElse() throws NoTnefException {
    TnefReading read =
        READER.read(
            new TnefFile()
                .messageProperties(
                    new PropertyBytes()
                        .unicode(0x0037, "x")
                        .int32(0x66000FFF, 1)
                        .unicode(0x1000, "not read"))
                .attachment(1, 0)
                .bytes());
    assertThat(read.losses())
        .containsExactly(
            "the properties of attMsgProps are not read from the unknown type 0x0FFF on");
    assertThat(read.message().properties().values()).hasSize(1);
    assertThat(read.message().attachments()).hasSize(1);
  }

  @Test
  void whatIsNoAttributeEndsTheStream() throws NoTnefException {
    byte[] junk =
        PropertyBytes.joined(
            new TnefFile().message(TnefFile.SUBJECT, "x").bytes(), TnefFile.octets(9, 9, 9));
    TnefReading read = READER.read(junk);
    assertThat(read.message().properties().get(Pr.SUBJECT)).contains("x");
    assertThat(read.losses())
        .containsExactly("it is not read from a level 9 on, which TNEF does not have");
  }

  @Test
  void valuesThatMapiDoesNotHaveAreLosses() throws NoTnefException {
    TnefReading read =
        READER.read(
            new TnefFile()
                .codePage(9999, "US-ASCII")
                .message(TnefFile.DATE_SENT, TnefFile.octets(1, 2))
                .message(TnefFile.PRIORITY, TnefFile.octets(9, 9))
                .message(TnefFile.FROM, TnefFile.octets(4))
                .messageProperties(new PropertyBytes().int64(0x00390040, -1).int32(0x00170003, 2))
                .bytes());
    assertThat(read.losses())
        .containsExactly(
            "its code page 9999 is unknown",
            "the value of attDateSent cannot be read",
            "the value of attPriority cannot be read",
            "the value of attFrom cannot be read",
            "attMsgProps has a value that MAPI does not have");
    assertThat(read.message().properties().get(Pr.IMPORTANCE)).contains(2);
  }

  private static byte[] nested(int levels) {
    byte[] tnef = new TnefFile().message(TnefFile.SUBJECT, "innermost").bytes();
    for (int level = 0; level < levels; level++) {
      tnef =
          new TnefFile().attachment(1, 0).attachment(TnefFile.ATTACHMENT, embedded(tnef)).bytes();
    }
    return tnef;
  }

  @Test
  void messagesThatAreNestedTooDeepAreAttachments() throws NoTnefException {
    TnefReading read = READER.read(nested(1000));
    assertThat(read.losses())
        .containsExactly("messages that are nested too deep are attachments with their bytes");
    AttachmentData attachment = read.message().attachments().get(0);
    int levels = 0;
    while (attachment.embedded().isPresent()) {
      attachment = attachment.embedded().get().attachments().get(0);
      levels++;
    }
    assertThat(levels).isEqualTo(50);
    assertThat(attachment.properties().get(Pr.ATTACH_METHOD)).contains(1);
    assertThat(attachment.content().orElseThrow().toByteArray()).isEqualTo(nested(949));
    assertThat(READER.withDepth(3).read(nested(3)).losses()).isEmpty();
    assertThat(READER.withDepth(2).read(nested(3)).losses()).hasSize(1);
  }

  @Test
  void anEmbeddedMessageThatIsNoneIsAnAttachment() throws NoTnefException {
    TnefReading read =
        READER.read(
            new TnefFile()
                .attachment(1, 0)
                .attachment(TnefFile.ATTACHMENT, embedded(ascii("no message")))
                .bytes());
    assertThat(read.losses()).containsExactly("an embedded message is no TNEF");
    assertThat(read.message().attachments().get(0).content().orElseThrow().toByteArray())
        .isEqualTo(ascii("no message"));
  }

  @Test
  void recipientsBeyondTheLimitAreALoss() throws NoTnefException {
    byte[] rows =
        PropertyBytes.joined(
            TnefFile.octets(3, 0, 0, 0),
            new PropertyBytes().list(),
            new PropertyBytes().list(),
            new PropertyBytes().list());
    TnefReading read =
        READER.withRecipients(2).read(new TnefFile().message(TnefFile.RECIP_TABLE, rows).bytes());
    assertThat(read.message().recipients()).hasSize(2);
    assertThat(read.losses())
        .containsExactly("it has more than 2 recipients; those behind are lost");
  }

  /** The parts that a stream can have many of. */
  enum Kind {
    ATTACHMENTS {
      @Override
      byte[] bytes(int count) {
        TnefFile file = new TnefFile();
        for (int number = 0; number < count; number++) {
          file.attachment(1, 0);
        }
        return file.bytes();
      }
    },
    SUBJECTS {
      @Override
      byte[] bytes(int count) {
        TnefFile file = new TnefFile();
        for (int number = 0; number < count; number++) {
          file.message(TnefFile.SUBJECT, "x");
        }
        return file.bytes();
      }
    },
    PROPERTIES {
      @Override
      byte[] bytes(int count) {
        PropertyBytes list = new PropertyBytes();
        for (int number = 0; number < count; number++) {
          list.int32((number & 0x7FFF) << 16 | 3, number);
        }
        return new TnefFile().messageProperties(list).bytes();
      }
    },
    VALUES {
      @Override
      byte[] bytes(int count) {
        byte[][] values = new byte[count][0];
        return new TnefFile()
            .messageProperties(new PropertyBytes().blobs(0x6600101F, values))
            .bytes();
      }
    },
    ROWS {
      @Override
      byte[] bytes(int count) {
        byte[] rows = new byte[4 + count * 4];
        Arrays.fill(rows, 0, 4, (byte) 0x7F);
        return new TnefFile().message(TnefFile.RECIP_TABLE, rows).bytes();
      }
    },
    OBJECTS {
      @Override
      byte[] bytes(int count) {
        TnefFile file = new TnefFile();
        byte[] inner = embedded(new TnefFile().bytes());
        for (int number = 0; number < count; number++) {
          file.attachment(1, 0).attachment(TnefFile.ATTACHMENT, inner);
        }
        return file.bytes();
      }
    };

    abstract byte[] bytes(int count);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theWorkGrowsWithTheSizeAndNotFaster(Kind kind) throws Exception {
    Growth.assertLinear(4_000, kind::bytes, READER::read);
  }

  @ParameterizedTest
  @ValueSource(longs = {20260304, 20260305})
  void mutatedStreamsAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] mutated = WHOLE.clone();
      for (int change = random.nextInt(5); change >= 0; change--) {
        int value = random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(4) * 85;
        mutated[random.nextInt(mutated.length)] = (byte) value;
      }
      try {
        MessageData message =
            READER.read(Arrays.copyOf(mutated, random.nextInt(mutated.length + 1))).message();
        message.properties().values().forEach(value -> assertThat(value.toString()).isNotNull());
        for (AttachmentData attachment : message.attachments()) {
          attachment
              .content()
              .ifPresent(content -> assertThat(content.toByteArray().length).isLessThan(1000));
        }
        read++;
      } catch (NoTnefException e) {
        assertThat(e.getMessage()).startsWith("it ");
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }
}
