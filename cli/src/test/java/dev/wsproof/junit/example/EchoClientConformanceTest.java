package dev.wsproof.junit.example;

import dev.wsproof.junit.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class EchoClientConformanceTest {
  @TestFactory
  Stream<DynamicNode> conforms() {
    return Conformance.client(EchoClient::echoUntilClosed).cases("1.*", "2.*").tests();
  }

  @TestFactory
  Stream<DynamicNode> conformsWithItsDriver() {
    return Conformance.clientWithDriver(EchoClient::runAllCases).cases("1.*", "2.*").tests();
  }
}
