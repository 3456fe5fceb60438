// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.HeaderField;
import org.mapiosgi.mime.internal.map.MessageMapper;
import org.mapiosgi.mime.message.MessageData;

/**
 * Makes the header of a message, without the fields of MIME.
 *
 * <p>The header that the message came with (PR_TRANSPORT_MESSAGE_HEADERS) gives the order, and the
 * fields that no property owns. A field that properties own is kept as it came if its old text
 * still agrees with the properties; otherwise it is written anew in its place.
 */
final class MessageFields {
  /** Of the fields that describe the content, only these do not depend on how it is written. */
  private static final Set<String> KEPT_OF_MIME = Set.of("content-language", "content-class");

  private static final String RESENT_BCC = "resent-bcc";

  private static final Map<String, FieldGroups.Group> GROUPS = groups();

  private final KeptFields kept;
  private final MessageMapper mapper;
  private final Optional<String> domain;
  private final boolean bcc;
  private final boolean transport;

  /**
   * Makes headers.
   *
   * @param mapper maps the header that a message came with, as the reader does
   * @param domain of the addresses and ids that must be made
   * @param bcc whether recipients of blind copies are named
   * @param transport whether fields of the header that the message came with are kept
   */
  MessageFields(
      KeptFields kept,
      MessageMapper mapper,
      Optional<String> domain,
      boolean bcc,
      boolean transport) {
    this.kept = kept;
    this.mapper = mapper;
    this.domain = domain;
    this.bcc = bcc;
    this.transport = transport;
  }

  private static Map<String, FieldGroups.Group> groups() {
    Map<String, FieldGroups.Group> byName = new HashMap<>();
    FieldGroups.ALL.forEach(group -> group.names().forEach(name -> byName.put(name, group)));
    return Map.copyOf(byName);
  }

  /** Whether a message has the header that it came with, and that header is wanted. */
  boolean cameAsMail(MessageData message) {
    return transport && !original(message).isBlank();
  }

  private static String original(MessageData message) {
    return message.properties().get(Pr.TRANSPORT_MESSAGE_HEADERS).orElse("");
  }

  /** The fields of a message, folded, without line ends behind them. */
  List<String> of(MessageData message, boolean outermost) {
    Mailboxes mailboxes = new Mailboxes(message, domain);
    FieldGroups.Source now = new FieldGroups.Source(message, mailboxes);
    boolean cameAsMail = cameAsMail(message);
    List<String> fields = new ArrayList<>();
    Set<String> written = new HashSet<>();
    if (cameAsMail) {
      merge(kept.parse(original(message)), now, fields, written);
    }
    for (FieldGroups.Group group : FieldGroups.ALL) {
      if (!written.containsAll(group.names())) {
        List<String> made = made(group, now);
        fields.addAll(made.isEmpty() && outermost && !cameAsMail ? needed(group, now) : made);
        written.addAll(group.names());
      }
    }
    named(message, fields, written);
    return fields;
  }

  private List<String> made(FieldGroups.Group group, FieldGroups.Source source) {
    return bcc || !group.names().contains("bcc") ? group.fields().apply(source) : List.of();
  }

  /** The fields that a new mail must have even if no property gives them. */
  private static List<String> needed(FieldGroups.Group group, FieldGroups.Source source) {
    if (group.names().contains("date")) {
      return source
          .properties()
          .get(Pr.MESSAGE_DELIVERY_TIME)
          .flatMap(FieldGroups::dateText)
          .or(() -> FieldGroups.dateText(Instant.now()))
          .map(text -> "Date: " + text)
          .stream()
          .toList();
    }
    return group.names().contains("message-id")
        ? List.of("Message-ID: <" + UUID.randomUUID() + "@" + source.mailboxes().domain() + ">")
        : List.of();
  }

  private void merge(
      Header header, FieldGroups.Source now, List<String> fields, Set<String> written) {
    MessageData before = mapper.map(header);
    FieldGroups.Source old = new FieldGroups.Source(before, new Mailboxes(before, domain));
    Map<FieldGroups.Group, List<String>> changed = changed(header, now, old);
    for (HeaderField field : header.fields()) {
      FieldGroups.Group group = GROUPS.get(field.name());
      if (group == null || !changed.containsKey(group)) {
        if (isKept(field)) {
          fields.add(KeptFields.mended(field));
        }
      } else if (!written.containsAll(group.names())) {
        fields.addAll(changed.getOrDefault(group, List.of()));
        written.addAll(group.names());
      }
    }
    header.fields().forEach(field -> written.add(field.name()));
    // A group that the header does not name and that has not changed needs no fields.
    FieldGroups.ALL.stream()
        .filter(group -> !changed.containsKey(group))
        .forEach(group -> written.addAll(group.names()));
  }

  /** The groups that must be written anew, with their fields. */
  private Map<FieldGroups.Group, List<String>> changed(
      Header header, FieldGroups.Source now, FieldGroups.Source old) {
    Set<String> loose = new HashSet<>();
    for (HeaderField field : header.fields()) {
      if (GROUPS.containsKey(field.name()) && KeptFields.unchanged(field).isEmpty()) {
        loose.add(field.name());
      }
    }
    Map<FieldGroups.Group, List<String>> changed = new HashMap<>();
    for (FieldGroups.Group group : FieldGroups.ALL) {
      List<String> made = made(group, now);
      boolean hidden = group.names().contains("bcc") && !bcc;
      if (hidden
          || group.names().stream().anyMatch(loose::contains)
          || !made.equals(made(group, old))) {
        changed.put(group, made);
      }
    }
    return changed;
  }

  private boolean isKept(HeaderField field) {
    String name = field.name();
    return FieldGroups.isName(KeptFields.name(field))
        && (!isOfMime(name) || KEPT_OF_MIME.contains(name))
        && (bcc || !name.equals(RESENT_BCC));
  }

  /** Fields that a store keeps as properties named like them. */
  private static void named(MessageData message, List<String> fields, Set<String> written) {
    for (PropValue value : message.properties().values()) {
      headerName(value)
          .filter(name -> mayBeNamed(name.toLowerCase(Locale.ROOT), written))
          .ifPresent(
              name -> fields.add(new FieldText(name).text((String) value.value()).toString()));
    }
  }

  private static boolean mayBeNamed(String name, Set<String> written) {
    return !written.contains(name) && !isOfMime(name) && !name.equals(RESENT_BCC);
  }

  private static Optional<String> headerName(PropValue value) {
    return value.value() instanceof String
            && value.property() instanceof NamedProperty<?> property
            && property.set().equals(PropertySet.INTERNET_HEADERS)
        ? property.text().filter(FieldGroups::isName)
        : Optional.empty();
  }

  /** Whether a field, whose name is in lower case, describes the content. */
  private static boolean isOfMime(String name) {
    return name.startsWith("content-") || name.equals("mime-version");
  }
}
