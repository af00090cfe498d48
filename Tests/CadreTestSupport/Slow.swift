import Foundation
public import Testing

extension Tag {
    /// Marks a test that takes too long for every change.
    @Tag public static var slow: Self
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where `CADRE_SLOW` is 1, as `make test-all` sets it; tag the test `.slow` too.
    public static var slow: Self {
        .enabled("Slow: run by make test-all.") {
            ProcessInfo.processInfo.environment["CADRE_SLOW"] == "1"
        }
    }
}
