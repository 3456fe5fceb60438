// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;

/**
 * Names the place where an attachment keeps its content (PR_ATTACH_METHOD, MAPIDefS.h). New methods
 * can be added.
 */
public enum AttachMethod {
  /** NO_ATTACHMENT: the attachment was created and has no content yet. */
  NONE(0),
  /** ATTACH_BY_VALUE: the bytes are in the message. */
  BY_VALUE(1),
  /** ATTACH_BY_REFERENCE: a path that the sender can reach. */
  BY_REFERENCE(2),
  /** ATTACH_BY_REF_RESOLVE: a path, resolved when the message is sent. */
  BY_REF_RESOLVE(3),
  /** ATTACH_BY_REF_ONLY: a path, never resolved. */
  BY_REF_ONLY(4),
  /** ATTACH_EMBEDDED_MSG: a message. */
  EMBEDDED_MSG(5),
  /** ATTACH_OLE: an OLE object. */
  OLE(6);

  private final int code;

  AttachMethod(int code) {
    this.code = code;
  }

  /** Returns MAPI's number. */
  public int code() {
    return code;
  }

  /** Returns the method with MAPI's number; empty if MAPI defines none. */
  public static Optional<AttachMethod> of(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
