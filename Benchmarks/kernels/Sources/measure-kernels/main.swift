// measure-kernels repairs FILE ROUNDS SEED | acceptance ROWS PER_ROW SEED | market ROWS PER_ROW SEED
//     | renewals SLOTS STEPS REPLICATIONS SEED
//
// Writes one JSON object. Times are seconds of processor time, or microseconds in the samples of `repairs`.
import CadreNumerics
import Foundation

let arguments = CommandLine.arguments.dropFirst()
let words = arguments.map { $0 }

func number(_ index: Int) -> Int {
    guard words.indices.contains(index), let value = Int(words[index]) else {
        FileHandle.standardError.write(Data("Argument \(index + 1) of \(words) is no whole number.\n".utf8))
        exit(64)
    }
    return value
}

func write(_ answer: Any) throws {
    FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys]))
}

switch words.first {
case "repairs":
    try write(try measureRepairs(readInstance(words[1]), rounds: number(2), seed: UInt64(number(3))))
case "acceptance":
    let found = try measureAcceptance(rows: number(1), perRow: number(2), seed: UInt64(number(3)))
    try write(["sort": found.sort, "match": found.match, "columns": found.columns.map(Int.init)])
case "market":
    let market = try drawnMarket(rows: number(1), perRow: number(2), seed: UInt64(number(3)))
    try write([
        "start": market.rowStart, "column": market.column.map(Int.init),
        "rowScore": market.rowScore.map(Int.init), "columnScore": market.columnScore.map(Int.init),
    ])
case "renewals":
    let found = try measureRenewals(
        slots: number(1), steps: number(2), replications: number(3), seed: UInt64(number(4)))
    try write(["seconds": found.seconds, "mean": found.mean, "deviation": found.deviation])
default:
    FileHandle.standardError.write(Data("usage: measure-kernels repairs|acceptance|market|renewals ...\n".utf8))
    exit(64)
}
