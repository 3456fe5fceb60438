// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.spi.NativeProps;

/**
 * A message in an attachment of another message. Its SaveChanges is followed by that of the
 * attachment; the message around it makes both permanent.
 */
final class AttachmentPlace implements MessagePlace {
  private final ScopedMessage around;
  private final NativeProps attachment;
  private final Access access;

  /** The reason why the message was opened. */
  enum Access {
    /** To be read. */
    READ,
    /** To be changed. */
    EDIT,
    /** To be filled; the attachment was made for it. */
    CREATE
  }

  AttachmentPlace(ScopedMessage around, NativeProps attachment, Access access) {
    this.around = around;
    this.attachment = attachment;
    this.access = access;
  }

  @Override
  public String describe() {
    return (access == Access.CREATE ? "a new message" : "a message")
        + " that is embedded in "
        + around.describe();
  }

  @Override
  public boolean isNew() {
    return false;
  }

  @Override
  public ScopedStore store(String operation) {
    throw MapiException.of(
        operation, HResult.NO_SUPPORT, "the message is embedded in another message");
  }

  @Override
  public ScopedStore storeAround() {
    return around.storeAround();
  }

  @Override
  public EntryId createdIn() {
    throw new IllegalStateException("the message is in no folder");
  }

  @Override
  public void requireChangeable() {
    if (access == Access.READ) {
      throw MapiException.of(
          "IMAPIProp::SetProps",
          HResult.named("MAPI_E_NO_ACCESS"),
          "the embedded message was opened to be read; open it with editMessage()");
    }
    around.requireChangeable();
  }

  @Override
  public void changed(ScopedMessage message) {
    around.parts().changed(message);
  }

  @Override
  public void settled(ScopedMessage message) {
    around.parts().settled(message);
  }

  @Override
  public void saved() {
    attachment.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    around.changed();
  }

  @Override
  public void ended() {
    if (access == Access.CREATE) {
      around.release(attachment);
    }
  }
}
