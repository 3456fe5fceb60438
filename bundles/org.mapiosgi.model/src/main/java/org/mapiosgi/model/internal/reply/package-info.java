// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the content of answers: recipients, subject, conversation and quoted body of a reply or a
 * forward. Knows no native object.
 */
@NullMarked
package org.mapiosgi.model.internal.reply;

import org.jspecify.annotations.NullMarked;
