// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract. A binding's test extends this and names its fixture:
 *
 * <pre>{@code
 * class EmulatorContractTest extends BindingContract {
 *   protected BindingFixture fixture() { return new EmulatorFixture(); }
 * }
 * }</pre>
 *
 * <p>A test class may run while no other uses the same binding in the same process: the accounts of
 * live objects are the process's.
 */
public abstract class BindingContract {
  /** For subclasses. */
  protected BindingContract() {}

  /** The MAPI under test; called often, and may give the same one each time. */
  protected abstract BindingFixture fixture();

  /** {@link MessageQueueContract}. */
  @Nested
  public class MessageQueues extends MessageQueueContract {
    /** For the engine. */
    public MessageQueues() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link HandleWaitContract}. */
  @Nested
  public class HandleWaits extends HandleWaitContract {
    /** For the engine. */
    public HandleWaits() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link MessageWindowContract}. */
  @Nested
  public class MessageWindows extends MessageWindowContract {
    /** For the engine. */
    public MessageWindows() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link InitialisationContract}. */
  @Nested
  public class Initialisation extends InitialisationContract {
    /** For the engine. */
    public Initialisation() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link LogonContract}. */
  @Nested
  public class Logon extends LogonContract {
    /** For the engine. */
    public Logon() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link ProfileContract}. */
  @Nested
  public class Profiles extends ProfileContract {
    /** For the engine. */
    public Profiles() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link StoreContract}. */
  @Nested
  public class Stores extends StoreContract {
    /** For the engine. */
    public Stores() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link FolderContract}. */
  @Nested
  public class Folders extends FolderContract {
    /** For the engine. */
    public Folders() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link SyncContract}. */
  @Nested
  public class Syncing extends SyncContract {
    /** For the engine. */
    public Syncing() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link HierarchySyncContract}. */
  @Nested
  public class HierarchySyncing extends HierarchySyncContract {
    /** For the engine. */
    public HierarchySyncing() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link AddressBookContract}. */
  @Nested
  public class AddressBooks extends AddressBookContract {
    /** For the engine. */
    public AddressBooks() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link OtherMailboxContract}. */
  @Nested
  public class OtherMailboxes extends OtherMailboxContract {
    /** For the engine. */
    public OtherMailboxes() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link TableContract}. */
  @Nested
  public class Tables extends TableContract {
    /** For the engine. */
    public Tables() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link CursorContract}. */
  @Nested
  public class Cursors extends CursorContract {
    /** For the engine. */
    public Cursors() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link InstanceContract}. */
  @Nested
  public class Instances extends InstanceContract {
    /** For the engine. */
    public Instances() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link RestrictionContract}. */
  @Nested
  public class Restrictions extends RestrictionContract {
    /** For the engine. */
    public Restrictions() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link PropertyContract}. */
  @Nested
  public class Properties extends PropertyContract {
    /** For the engine. */
    public Properties() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link MessageContract}. */
  @Nested
  public class Messages extends MessageContract {
    /** For the engine. */
    public Messages() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link EmbeddedMessageContract}. */
  @Nested
  public class EmbeddedMessages extends EmbeddedMessageContract {
    /** For the engine. */
    public EmbeddedMessages() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link SubmitContract}. */
  @Nested
  public class Submitting extends SubmitContract {
    /** For the engine. */
    public Submitting() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link SearchContract}. */
  @Nested
  public class Searches extends SearchContract {
    /** For the engine. */
    public Searches() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link WatchContract}. */
  @Nested
  public class Watches extends WatchContract {
    /** For the engine. */
    public Watches() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link NotificationContract}. */
  @Nested
  public class Notifications extends NotificationContract {
    /** For the engine. */
    public Notifications() {}

    @Override
    protected BindingFixture fixture() {
      return BindingContract.this.fixture();
    }
  }

  /** {@link UncoupledStoreContract}. */
  @Nested
  public class UncoupledStores extends UncoupledStoreContract {
    /** For the engine. */
    public UncoupledStores() {}

    @Override
    protected BindingFixture fixture() {
      return Known.of(
          BindingContract.this.fixture().uncoupled(),
          "no profile is known whose store only a spooler could send from");
    }
  }

  /** {@link DialogContract}. */
  @Nested
  public class Dialogs extends DialogContract {
    /** For the engine. */
    public Dialogs() {}

    @Override
    protected BindingFixture fixture() {
      return Known.of(
          BindingContract.this.fixture().prompting(),
          "no profile is known whose logon asks a person");
    }
  }
}
