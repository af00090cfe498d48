import CadreApplication
import Foundation

/// Where a command's words go: data to standard output, everything else to standard error.
enum Terminal {
    /// Writes data.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes data as bytes; ends the process where nothing takes them, since half an answer is none.
    static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                note("Standard output cannot be written: \(String(cString: strerror(errno))).")
                note("What the command has done stands; only its answer is lost. Ask again where it can be written.")
                Foundation.exit(ExitStatus.failure.rawValue)
            }
        }
    }

    /// Says something about the work; where nobody can read it, nobody does.
    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
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
