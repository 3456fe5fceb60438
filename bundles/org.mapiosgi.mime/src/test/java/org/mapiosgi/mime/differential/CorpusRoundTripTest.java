// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.MimeOptions;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.MimeWriter;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.MsgWriter;

/** Each mail of the corpus becomes a message, then a file, then a message with equal properties. */
class CorpusRoundTripTest {
  /** Properties that the writer of .msg files adds where they are missing. */
  private static final Set<String> ADDED =
      Set.of("PR_ATTACH_NUM", "PR_STORE_SUPPORT_MASK", "PR_ROWID");

  private static final String ORDER = "order";

  /** The mails that do not come back from MIME with all properties; the manual has the rules. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("pair/(8|16|24|40|56|64)", "pictures of the HTML come before files", ORDER),
          new Known("pair/32", "the picture is beside the HTML", "PR_ATTACH_FLAGS"),
          new Known("single-.*/2", "HTML that is the whole mail ends with a line end", "PR_HTML"),
          new Known(
              "charset-(iso-8859-1/2|latin1/2|utf-7/1|utf-16/1)",
              "the text does not fit its charset",
              "PR_INTERNET_CPID"),
          new Known("part-type/7", "a part of a message is not encoded", "PR_ATTACH_MIME_TAG"),
          new Known(
              "address/48",
              "a domain becomes Punycode",
              "PR_DISPLAY_NAME",
              "PR_EMAIL_ADDRESS",
              "PR_ENTRYID",
              "PR_SEARCH_KEY",
              "PR_SMTP_ADDRESS"));

  private record Known(String mails, String reason, Set<String> differences) {
    Known(String mails, String reason, String... differences) {
      this(mails, reason, Set.of(differences));
    }
  }

  static Collection<Sample> samples() {
    return Corpus.all().samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aMessageComesBackFromAnMsgFile(Sample sample) throws Exception {
    MessageData before = new MimeReader().read(sample.mail()).message();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new MsgWriter().write(before, file);
    MessageData after = new MsgReader().read(file.toByteArray()).message();
    Set<String> differences = new TreeSet<>();
    compare(before, after, differences);
    differences.removeAll(ADDED);
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aMessageComesBackFromAMail(Sample sample) throws Exception {
    MessageData before = new MimeReader().read(sample.mail()).message();
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    new MimeWriter(MimeOptions.defaults().withBcc(true)).write(before, mail);
    MessageData after = new MimeReader().read(mail.toByteArray()).message();
    Set<String> differences = new TreeSet<>();
    compare(before, after, differences);
    differences.remove("PR_TRANSPORT_MESSAGE_HEADERS"); // fields of MIME are always written anew
    Set<String> known = new TreeSet<>();
    KNOWN.stream()
        .filter(each -> sample.name().matches(each.mails()))
        .forEach(each -> known.addAll(each.differences()));
    assertThat(differences).isEqualTo(known);
  }

  private static void compare(MessageData before, MessageData after, Set<String> differences) {
    compare(before.properties(), after.properties(), differences);
    assertThat(after.recipients()).hasSameSizeAs(before.recipients());
    for (int index = 0; index < before.recipients().size(); index++) {
      compare(before.recipients().get(index), after.recipients().get(index), differences);
    }
    assertThat(after.attachments()).hasSameSizeAs(before.attachments());
    if (!names(before).equals(names(after))) {
      differences.add(ORDER);
      return;
    }
    for (int index = 0; index < before.attachments().size(); index++) {
      compare(before.attachments().get(index), after.attachments().get(index), differences);
    }
  }

  private static void compare(
      AttachmentData before, AttachmentData after, Set<String> differences) {
    compare(before.properties(), after.properties(), differences);
    assertThat(after.embedded().isPresent()).isEqualTo(before.embedded().isPresent());
    if (before.embedded().isPresent()) {
      compare(before.embedded().get(), after.embedded().get(), differences);
    } else if (!Arrays.equals(bytes(before), bytes(after))) {
      differences.add("bytes");
    }
  }

  /** Compares properties; an empty text counts as none, as a .msg file has it. */
  private static void compare(PropertyBag before, PropertyBag after, Set<String> differences) {
    Set<Property<?>> all = new LinkedHashSet<>();
    Stream.of(before, after)
        .flatMap(bag -> bag.values().stream())
        .map(PropValue::property)
        .forEach(all::add);
    for (Property<?> property : all) {
      Object old = before.get(property).map(Object.class::cast).orElse("");
      if (!old.equals(after.get(property).map(Object.class::cast).orElse(""))) {
        differences.add(property.toString().replaceAll("(_W)? \\(.*", ""));
      }
    }
  }

  private static List<String> names(MessageData message) {
    return message.attachments().stream()
        .map(attachment -> attachment.properties().get(Pr.ATTACH_LONG_FILENAME).orElse(""))
        .toList();
  }

  private static byte[] bytes(AttachmentData attachment) {
    return attachment.content().orElseThrow().toByteArray();
  }
}
