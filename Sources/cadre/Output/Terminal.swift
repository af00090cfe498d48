import CadreApplication
import Foundation

/// Where a command's words go: data to standard output, everything else to standard error.
enum Terminal {
    /// Writes data.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Writes data as bytes.
    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    /// Says something about the work.
    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Says why something was refused: the code, the facts, the fix.
    static func show(_ refusal: Refusal) {
        note("\(refusal.code.rawValue): \(refusal.detail)")
        note(refusal.fix)
        for problem in refusal.problems.prefix(problemCountMax) {
            note("  \(problem.pointer): \(problem.detail). \(problem.fix)")
        }
        if refusal.problems.count > problemCountMax {
            note("  and \(refusal.problems.count - problemCountMax) more")
        }
    }

    private static let problemCountMax = 20
}
