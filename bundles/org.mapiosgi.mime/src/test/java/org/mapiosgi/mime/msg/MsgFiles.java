// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Writes, reads and compares messages for the tests. */
public final class MsgFiles {
  private static final MsgReader READER = new MsgReader();
  private static final MsgWriter WRITER = new MsgWriter();

  private MsgFiles() {}

  /** The file of a message. */
  public static byte[] write(MessageData message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      WRITER.write(message, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Reads a file that has no losses. */
  public static MessageData read(byte[] msg) {
    MsgReading reading = reading(msg);
    assertThat(reading.losses()).isEmpty();
    return reading.message();
  }

  static MsgReading reading(byte[] msg) {
    try {
      return READER.read(msg);
    } catch (NoMsgException e) {
      throw new AssertionError(e);
    }
  }

  static MessageData message(PropValue... values) {
    return new MessageData(PropertyBag.of(List.of(values)), List.of(), List.of());
  }

  static MessageData with(AttachmentData... attachments) {
    return new MessageData(PropertyBag.of(List.of()), List.of(), List.of(attachments));
  }

  static Content content(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /**
   * The differences of two messages: the place and the property of each, with a plus if only the
   * second message has the property, a minus if only the first one has it.
   */
  public static Set<String> differences(MessageData before, MessageData after) {
    Set<String> differences = new TreeSet<>();
    compare("", before, after, differences);
    return differences;
  }

  private static void compare(
      String at, MessageData before, MessageData after, Set<String> differences) {
    compare(at, before.properties(), after.properties(), differences);
    assertThat(after.recipients()).hasSameSizeAs(before.recipients());
    for (int index = 0; index < before.recipients().size(); index++) {
      compare(
          at + "recipient/",
          before.recipients().get(index),
          after.recipients().get(index),
          differences);
    }
    assertThat(after.attachments()).hasSameSizeAs(before.attachments());
    for (int index = 0; index < before.attachments().size(); index++) {
      AttachmentData old = before.attachments().get(index);
      AttachmentData now = after.attachments().get(index);
      compare(at + "attachment/", old.properties(), now.properties(), differences);
      assertThat(now.embedded().isPresent()).isEqualTo(old.embedded().isPresent());
      if (old.embedded().isPresent()) {
        compare(at + "embedded/", old.embedded().get(), now.embedded().orElseThrow(), differences);
      } else {
        assertThat(now.content().orElseThrow().toByteArray())
            .isEqualTo(old.content().orElseThrow().toByteArray());
      }
    }
  }

  private static void compare(
      String at, PropertyBag before, PropertyBag after, Set<String> differences) {
    Set<Property<?>> all = new LinkedHashSet<>();
    Stream.of(before, after)
        .flatMap(bag -> bag.values().stream())
        .map(PropValue::property)
        .forEach(all::add);
    for (Property<?> property : all) {
      boolean was = has(before, property);
      boolean is = has(after, property);
      if (!before.get(property).equals(after.get(property))) {
        differences.add((was ? is ? "" : "-" : "+") + at + property);
      }
    }
  }

  private static boolean has(PropertyBag bag, Property<?> property) {
    return bag.get(property).isPresent();
  }
}
