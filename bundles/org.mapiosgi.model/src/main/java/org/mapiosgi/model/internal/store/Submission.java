// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/**
 * Hands one message over for sending, and takes it back if it is not accepted.
 *
 * <p>IMessage::SubmitMessage may have to be called on a saved message: its id must be read before,
 * because after the call only Release is legal (R20). So a new message is in the Outbox for a
 * moment, and must not be left there.
 */
final class Submission {
  private static final String OPERATION = "IMessage::SubmitMessage";
  private static final RowColumns PLACE = RowColumns.ofTable(Pr.ENTRYID, Pr.PARENT_ENTRYID);

  private final Scope scope;
  private final ScopedStore store;
  private final NativeMessage message;

  Submission(Scope scope, ScopedStore store, NativeMessage message) {
    this.scope = scope;
    this.store = store;
    this.message = message;
  }

  /**
   * Refuses a message that would not leave the store, before anything of it is written.
   *
   * @throws MapiException if it would not
   */
  void check(boolean hasRecipients) {
    if (!hasRecipients) {
      throw MapiException.of(
          OPERATION,
          HResult.named("MAPI_E_NO_RECIPIENTS"),
          "the message has no recipients; add one with to()");
    }
    SubmitVerdict verdict = store.canSubmit();
    if (!verdict.allowed() && !scope.session().hasSpooler()) {
      throw MapiException.of(OPERATION, HResult.NO_SUPPORT, verdict.evidence())
          .withHint(
              "R19",
              "without a spooler the message would stay in the Outbox for ever; use a profile"
                  + " whose default store is an Exchange mailbox");
    }
  }

  /**
   * Names the folder for the copy of the sent message, and saves the message with its recipients.
   */
  void save(Recipients recipients) {
    List<PropValue> values = new ArrayList<>();
    store.find(Pr.IPM_SENTMAIL_ENTRYID).ifPresent(id -> values.add(Pr.SENTMAIL_ENTRYID.with(id)));
    values.add(Pr.DELETE_AFTER_SUBMIT.with(false));
    message.setProps(values);
    recipients.apply(message);
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
  }

  /**
   * Submits the saved message and releases it.
   *
   * @param isNew whether {@link #save} was its first save, so that it goes if it is not accepted
   * @return its id in the Outbox
   */
  EntryId send(boolean isNew) {
    Optional<EntryId> id = Optional.empty();
    Optional<EntryId> parent = Optional.empty();
    try {
      Row place = PLACE.row(message.getProps(PLACE.tags()));
      id = place.find(Pr.ENTRYID);
      parent = place.find(Pr.PARENT_ENTRYID);
      EntryId known = place.get(Pr.ENTRYID);
      message.submitMessage();
      scope.release(message);
      return known;
    } catch (MapiException e) {
      throw isNew ? takeBack(e, id, parent) : e;
    } catch (RuntimeException | Error e) {
      if (isNew) {
        MapiException seen = MapiException.of(OPERATION, HResult.CALL_FAILED).causedBy(e);
        MapiException told = takeBack(seen, id, parent);
        if (told != seen) {
          e.addSuppressed(told);
        }
      }
      throw e;
    }
  }

  /** Deletes the message that was not accepted; says where it is if that fails too. */
  private MapiException takeBack(
      MapiException why, Optional<EntryId> id, Optional<EntryId> parent) {
    RuntimeException removal;
    try {
      scope.release(message);
      if (id.isPresent() && parent.isPresent()) {
        try (Folder folder = store.folder(parent.get())) {
          folder.deleteMessages(List.of(id.get()));
        }
        return why;
      }
      removal =
          MapiException.of(
              PropertyAccess.GET_PROPS, HResult.NOT_FOUND, "its ids could not be read");
    } catch (RuntimeException e) {
      removal = e;
    }
    MapiException told =
        MapiException.of(
                why.operation(),
                why.result(),
                why.detail().map(detail -> detail + "; ").orElse("")
                    + "the message "
                    + id.map(EntryId::toString).orElse("whose entry id is not known")
                    + " could not be removed again and is left in the folder "
                    + parent.map(EntryId::toString).orElse("that it was created in"))
            .withRetry(why.retry())
            .causedBy(why);
    told.addSuppressed(removal);
    return told;
  }
}
