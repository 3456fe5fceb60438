// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.header.ContentValue;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.part.Part;

/** Decides which parts of a message are its bodies; all others are attachments. */
public final class BodyFinder {
  private final List<Attached> attachments = new ArrayList<>();
  private final int longest;
  private final Losses losses;
  private @Nullable Part text;
  private @Nullable Part html;
  private @Nullable Part calendar;

  /**
   * A part that is an attachment.
   *
   * @param related whether it belongs to an HTML body (multipart/related)
   */
  public record Attached(Part part, boolean related) {}

  /** The kinds of body that are wanted at a place in a message. */
  private record Want(boolean text, boolean html, boolean alone) {
    static final Want NOTHING = new Want(false, false, false);

    Want unless(boolean found) {
      return found ? NOTHING : this;
    }
  }

  /**
   * Looks through a message.
   *
   * @param longest the greatest number of bytes of a body
   */
  public BodyFinder(Part message, int longest, Losses losses) {
    this.longest = longest;
    this.losses = losses;
    visit(message, new Want(true, true, true), false);
  }

  /** The plain text body; null if there is none. */
  public @Nullable Part text() {
    return text;
  }

  /** The HTML body; null if there is none. */
  public @Nullable Part html() {
    return html;
  }

  /** The first part that is a calendar object, which is an attachment too; null if none is. */
  public @Nullable Part calendar() {
    return calendar;
  }

  /** The attachments in their order. */
  public List<Attached> attachments() {
    return attachments;
  }

  private void visit(Part part, Want want, boolean related) {
    if (!part.isMultipart()) {
      leaf(part, want, related);
      return;
    }
    switch (part.mimeType()) {
      case "multipart/alternative" -> alternative(part, want, related);
      case "multipart/related" -> related(part, want, related);
      default -> mixed(part, want, related);
    }
  }

  private void mixed(Part part, Want want, boolean related) {
    Part textBefore = text;
    Part htmlBefore = html;
    boolean alone = want.alone() && part.children().size() == 1;
    for (Part child : part.children()) {
      boolean found = text != textBefore || html != htmlBefore;
      visit(child, new Want(want.text(), want.html(), alone).unless(found), related);
    }
  }

  private void alternative(Part part, Want want, boolean related) {
    for (Part child : part.children()) {
      visit(
          child, new Want(want.text() && text == null, want.html() && html == null, true), related);
    }
  }

  private void related(Part part, Want want, boolean related) {
    Part root = root(part);
    visit(root, new Want(want.text(), want.html(), true), related);
    for (Part child : part.children()) {
      if (child != root) {
        visit(child, Want.NOTHING, true);
      }
    }
  }

  private static Part root(Part part) {
    String start = part.type().parameter("start");
    return part.children().stream()
        .filter(child -> !start.isEmpty())
        .filter(child -> child.header().body("content-id").orElse("").equals(start))
        .findFirst()
        .orElse(part.children().get(0));
  }

  private void leaf(Part part, Want want, boolean related) {
    String type = part.mimeType();
    boolean asText = want.text() && type.equals("text/plain");
    boolean asHtml = want.html() && isHtml(type);
    if ((asText || asHtml) && mayBeBody(part, want.alone())) {
      if (part.raw().size() > longest) {
        losses.add("a body has more than " + longest + " bytes and is an attachment");
      } else if (asText) {
        text = part;
        return;
      } else {
        html = part;
        return;
      }
    }
    if (type.equals("text/calendar") && calendar == null) {
      calendar = part;
    }
    if (!part.content().isEmpty() || isNamed(part) || part.isMessage()) {
      attachments.add(new Attached(part, related));
    }
  }

  private static boolean isHtml(String type) {
    return type.equals("text/html") || type.equals("application/xhtml+xml");
  }

  /** A text with a file name is a body where no other can be, or where it says so itself. */
  private static boolean mayBeBody(Part part, boolean alone) {
    String disposition = part.disposition().value();
    return !disposition.equals("attachment")
        && (alone || !isNamed(part) || disposition.equals("inline"));
  }

  private static boolean isNamed(Part part) {
    return hasParameter(part.disposition(), "filename") || hasParameter(part.type(), "name");
  }

  private static boolean hasParameter(ContentValue value, String name) {
    return !value.parameter(name).isEmpty()
        || !value.parameter(name + "*").isEmpty()
        || !value.parameter(name + "*0").isEmpty()
        || !value.parameter(name + "*0*").isEmpty();
  }
}
