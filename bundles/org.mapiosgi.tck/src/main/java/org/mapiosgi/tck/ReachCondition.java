// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the tests that need more than the fixture allows, before MAPI is started for them. */
final class ReachCondition implements ExecutionCondition {
  private static final ConditionEvaluationResult ENABLED = ConditionEvaluationResult.enabled("");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    // A class has no instance and therefore no fixture; its tests have.
    Optional<StagedContract> test =
        context
            .getTestInstance()
            .filter(StagedContract.class::isInstance)
            .map(StagedContract.class::cast);
    return test.flatMap(contract -> missing(context, contract.fixture()))
        .map(reach -> ConditionEvaluationResult.disabled(reach.text()))
        .orElse(ENABLED);
  }

  private static Optional<Reach> missing(ExtensionContext context, BindingFixture fixture) {
    return AnnotationSupport.findAnnotation(context.getElement(), Reaches.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), Reaches.class))
        .map(Reaches::value)
        .filter(reach -> !fixture.allowed().contains(reach));
  }
}
