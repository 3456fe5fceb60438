// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.mapiosgi.mime.internal.encode.ContentProfile;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.message.MessageData;

/**
 * Writes one mail. The steps that are left are in a list and not on the stack of the thread, so
 * that messages can be nested as deep as memory allows.
 */
final class MailWriting {
  private final MessageFields fields;
  private final Structure structure;
  private final MailOutput out;
  private final String boundary;
  private final Deque<Step> steps = new ArrayDeque<>();
  private int boundaries;

  /**
   * A writing of one mail.
   *
   * @param token that no content can guess: signed parts pass unchanged and could have a boundary
   */
  MailWriting(MessageFields fields, Structure structure, OutputStream out, String token) {
    this.fields = fields;
    this.structure = structure;
    this.out = new MailOutput(out);
    this.boundary = ContentProfile.BOUNDARY_START + token;
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Writes a message and flushes the stream. */
  void write(MessageData message) throws IOException {
    message(message, true);
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
    out.flush();
  }

  private void message(MessageData message, boolean outermost) throws IOException {
    for (String field : fields.of(message, outermost)) {
      out.line(field);
    }
    out.line("MIME-Version: 1.0");
    steps.push(out::endLine);
    entity(structure.of(message, fields.cameAsMail(message)));
  }

  private void entity(Entity entity) throws IOException {
    if (entity instanceof Entity.Leaf leaf) {
      header(leaf.fields());
      leaf.body().write(out);
    } else if (entity instanceof Entity.Nested nested) {
      header(nested.fields());
      steps.push(() -> message(nested.message(), false));
    } else if (entity instanceof Entity.Multipart multipart) {
      multipart(multipart);
    }
  }

  private void header(List<String> lines) throws IOException {
    for (String line : lines) {
      out.line(line);
    }
    out.line("");
  }

  private void multipart(Entity.Multipart multipart) throws IOException {
    // Of equal length, so that no boundary is the beginning of another one.
    String own = boundary + String.format(Locale.ROOT, "%08x", boundaries);
    boundaries++;
    FieldText type = new FieldText("Content-Type").word("multipart/" + multipart.subtype());
    multipart.parameters().forEach(parameter -> type.attached(";").word(parameter));
    type.attached(";").word("boundary=\"" + own + "\"");
    header(List.of(type.toString()));
    steps.push(
        () -> {
          out.line("");
          out.line("--" + own + "--");
        });
    List<Entity> children = multipart.children();
    for (int index = children.size() - 1; index >= 0; index--) {
      Entity child = children.get(index);
      boolean first = index == 0;
      steps.push(
          () -> {
            if (!first) {
              out.line("");
            }
            out.line("--" + own);
            entity(child);
          });
    }
  }
}
