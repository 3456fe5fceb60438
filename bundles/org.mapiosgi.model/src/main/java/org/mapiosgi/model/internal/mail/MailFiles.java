// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.mime.MimeLimits;
import org.mapiosgi.mime.MimeOptions;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.MimeWriter;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.MsgTooBigException;
import org.mapiosgi.mime.msg.MsgWriter;
import org.mapiosgi.mime.msg.NoMsgException;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** Writes messages as files, and makes messages of files. */
public final class MailFiles {
  /** The operations, as error texts name them. */
  static final String WRITE = "Message::writeTo";

  static final String IMPORT = "Folder::importMessage";

  private final Scope scope;

  /** Makes the files of the messages in a scope. */
  public MailFiles(Scope scope) {
    this.scope = scope;
  }

  /** Writes a message, with all that is in it. */
  public void write(NativeMessage message, MailFormat format, OutputStream out) throws IOException {
    MessageData data = new MessageReading(scope, message, format == MailFormat.MSG).read();
    switch (format) {
      case EML -> new MimeWriter(MimeOptions.defaults().withBcc(true)).write(data, out);
      case MSG -> new MsgWriter().write(data, out);
    }
  }

  /**
   * Makes a message of a file and saves it.
   *
   * @param created creates the message that the file goes into; the scope owns it
   * @return its entry id
   */
  public EntryId read(InputStream file, MailFormat format, Supplier<NativeMessage> created)
      throws IOException {
    MessageData data =
        switch (format) {
          case EML -> eml(file);
          case MSG -> msg(file);
        };
    NativeMessage message = created.get();
    try {
      PropertyNames names = new PropertyNames(() -> message, scope.session().namedIds());
      boolean received = format == MailFormat.EML;
      new MessageFilling(scope, NewValues.of(data, names, received)).fill(message, data);
      message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      return PropertyAccess.find(message, Pr.ENTRYID)
          .orElseThrow(
              () -> MapiException.of(PropertyAccess.GET_PROPS + " PR_ENTRYID", HResult.NOT_FOUND));
    } finally {
      scope.release(message);
    }
  }

  private MessageData msg(InputStream file) throws IOException {
    try {
      MsgReader reader = new MsgReader().withValue(scope.session().readLimit());
      return reader.read(Spool.of(file)).message();
    } catch (MsgTooBigException e) {
      throw MapiException.of(
              IMPORT,
              HResult.named("MAPI_E_TOO_BIG"),
              "the file is not read into memory: " + e.getMessage())
          .withAdvice("raise read.limit.mb of the session")
          .causedBy(e);
    } catch (NoMsgException e) {
      throw MapiException.of(
              IMPORT,
              HResult.named("MAPI_E_CORRUPT_DATA"),
              "the file is no .msg file: " + e.getMessage())
          .causedBy(e);
    }
  }

  private MessageData eml(InputStream file) throws IOException {
    MimeLimits limits = MimeLimits.defaults().withBody(scope.session().readLimit());
    try {
      return new MimeReader(limits).read(Spool.of(file)).message();
    } catch (NoMailException e) {
      throw MapiException.of(
              IMPORT,
              HResult.named("MAPI_E_CORRUPT_DATA"),
              "the file is no mail: " + e.getMessage())
          .causedBy(e);
    }
  }
}
