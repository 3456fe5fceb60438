// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import org.junit.jupiter.api.extension.ExtendWith;
import org.mapiosgi.tck.BindingContract;
import org.mapiosgi.tck.BindingFixture;

/** The whole contract, for the MAPI of this run. */
@ExtendWith(Subject.class)
class InstalledContract extends BindingContract {
  private final BindingFixture fixture;

  InstalledContract(BindingFixture fixture) {
    this.fixture = fixture;
  }

  @Override
  protected BindingFixture fixture() {
    return fixture;
  }
}
