"""Cases: persons and incidents handled together, with what links them, their proceedings and their tasks."""
